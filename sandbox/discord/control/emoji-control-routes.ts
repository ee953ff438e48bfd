import Router from '@koa/router';
import * as z from 'zod/mini';
import { changeEmoji, createEmoji, deleteEmoji, setPremiumTier } from '../actions/emojis.ts';
import { presentEmoji } from '../present/present-emoji.ts';
import { pathParam } from '../rest/path-param.ts';
import { getGuild } from '../state/guilds.ts';
import type { World } from '../world.ts';
import { readJson } from './read-json.ts';

const as = z.optional(z.string().check(z.regex(/^\d{17,20}$/)));
const DRAFT = z.strictObject({ as, name: z.string(), image: z.string() });
const RENAMING = z.strictObject({ as, name: z.string() });
const BOOSTS = z.strictObject({ tier: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]) });

/** `/control/guilds/GUILD/emojis` and `…/boosts`: what members do with emoji, the owner where nobody is named. */
export function emojiControlRoutes(world: World): Router {
  const router = new Router({ prefix: '/control/guilds/:guildId' });
  const guildOf = (ctx: Parameters<typeof pathParam>[0]) => getGuild(world.state, pathParam(ctx, 'guildId'));

  router.post('/emojis', async (ctx) => {
    const guild = guildOf(ctx);
    const { as: userId = guild.ownerId, ...draft } = await readJson(ctx.req, DRAFT);
    ctx.status = 201;
    ctx.body = presentEmoji(await createEmoji(world, guild, userId, draft));
  });
  router.patch('/emojis/:emojiId', async (ctx) => {
    const guild = guildOf(ctx);
    const { as: userId = guild.ownerId, name } = await readJson(ctx.req, RENAMING);
    ctx.body = presentEmoji(changeEmoji(world, guild, userId, pathParam(ctx, 'emojiId'), { name }));
  });
  router.delete('/emojis/:emojiId', (ctx) => {
    const guild = guildOf(ctx);
    deleteEmoji(world, guild, String(ctx.query.as ?? guild.ownerId), pathParam(ctx, 'emojiId'));
    ctx.status = 204;
  });
  router.put('/boosts', async (ctx) => {
    setPremiumTier(world, guildOf(ctx), (await readJson(ctx.req, BOOSTS)).tier);
    ctx.status = 204;
  });
  return router;
}
