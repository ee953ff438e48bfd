import Router from '@koa/router';
import * as z from 'zod/mini';
import { createSticker, deleteSticker } from '../actions/stickers.ts';
import { presentSticker } from '../present/present-sticker.ts';
import { pathParam } from '../rest/path-param.ts';
import { getGuild } from '../state/guilds.ts';
import type { World } from '../world.ts';
import { readJson } from './read-json.ts';

const DRAFT = z.strictObject({
  as: z.optional(z.string().check(z.regex(/^\d{17,20}$/))),
  name: z.string(),
  description: z._default(z.string(), ''),
  tags: z._default(z.string(), 'wave'),
  base64: z.string(),
});

/** `/control/guilds/GUILD/stickers`: what members do with stickers, the owner where nobody is named. */
export function stickerControlRoutes(world: World): Router {
  const router = new Router({ prefix: '/control/guilds/:guildId/stickers' });

  router.post('/', async (ctx) => {
    const guild = getGuild(world.state, pathParam(ctx, 'guildId'));
    const { as: userId = guild.ownerId, base64, ...words } = await readJson(ctx.req, DRAFT);
    const bytes = Buffer.from(base64, 'base64');
    ctx.status = 201;
    ctx.body = presentSticker(guild, await createSticker(world, guild, userId, { ...words, bytes }));
  });
  router.delete('/:stickerId', (ctx) => {
    const guild = getGuild(world.state, pathParam(ctx, 'guildId'));
    deleteSticker(world, guild, String(ctx.query.as ?? guild.ownerId), pathParam(ctx, 'stickerId'));
    ctx.status = 204;
  });
  return router;
}
