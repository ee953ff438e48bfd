import Router from '@koa/router';
import * as z from 'zod/mini';
import { banUser, unbanUser } from '../actions/bans.ts';
import { bulkDelete } from '../actions/bulk-delete.ts';
import { kickMember, updateMember } from '../actions/update-member.ts';
import { pathParam } from '../rest/path-param.ts';
import { namedGuild } from '../state/guilds.ts';
import type { World } from '../world.ts';
import { readJson } from './read-json.ts';

const guildId = z.optional(z.string());
const BULK_DELETE = z.strictObject({
  channelId: z.string(),
  messageIds: z.array(z.string().check(z.regex(/^\d{1,20}$/))),
});
const BAN = z.strictObject({
  guildId,
  deleteMessageSeconds: z._default(z.int().check(z.minimum(0), z.maximum(604_800)), 0),
  reason: z._default(z.nullable(z.string()), null),
});
const IN_GUILD = z.strictObject({ guildId });
const TIMEOUT = z.strictObject({ guildId, seconds: z.int().check(z.minimum(0)) });

/** `/control/as/:userId/…`: what moderators do, with the permissions that they have. */
export function moderationRoutes(world: World): Router {
  const router = new Router({ prefix: '/control/as/:userId' });

  router.post('/bulk-delete', async (ctx) => {
    const { channelId, messageIds } = await readJson(ctx.req, BULK_DELETE);
    bulkDelete(world, pathParam(ctx, 'userId'), channelId, messageIds);
    ctx.status = 204;
  });
  router.post('/bans/:targetId', async (ctx) => {
    const { guildId: named, ...draft } = await readJson(ctx.req, BAN);
    const target = { ...draft, userId: pathParam(ctx, 'targetId') };
    banUser(world, namedGuild(world.state, named), pathParam(ctx, 'userId'), target);
    ctx.status = 204;
  });
  router.post('/unbans/:targetId', async (ctx) => {
    const guild = namedGuild(world.state, (await readJson(ctx.req, IN_GUILD)).guildId);
    unbanUser(world, guild, pathParam(ctx, 'userId'), pathParam(ctx, 'targetId'));
    ctx.status = 204;
  });
  router.post('/kicks/:targetId', async (ctx) => {
    const guild = namedGuild(world.state, (await readJson(ctx.req, IN_GUILD)).guildId);
    kickMember(world, guild, pathParam(ctx, 'userId'), pathParam(ctx, 'targetId'));
    ctx.status = 204;
  });
  router.post('/timeouts/:targetId', async (ctx) => {
    const { guildId: named, seconds } = await readJson(ctx.req, TIMEOUT);
    const until = seconds === 0 ? null : new Date(world.clock.now() + seconds * 1000).toISOString();
    const guild = namedGuild(world.state, named);
    const change = { communication_disabled_until: until };
    updateMember(world, guild, pathParam(ctx, 'userId'), pathParam(ctx, 'targetId'), change);
    ctx.status = 204;
  });
  return router;
}
