import Router from '@koa/router';
import { GatewayDispatchEvents, Locale } from 'discord-api-types/v10';
import * as z from 'zod/mini';
import { createGuild, deleteGuild, inviteBot, removeBot } from '../actions/guild-life.ts';
import { BOT_PERMISSIONS } from '../furnish.ts';
import { presentGuild } from '../present/present-guild.ts';
import { pathParam } from '../rest/path-param.ts';
import { getGuild } from '../state/guilds.ts';
import type { World } from '../world.ts';
import { readJson } from './read-json.ts';

const NEW_GUILD = z.strictObject({ name: z.string().check(z.minLength(2), z.maxLength(100)) });
const INVITATION = z.strictObject({
  /** A decimal bit field. */
  permissions: z._default(z.string().check(z.regex(/^\d+$/)), String(BOT_PERMISSIONS)),
});

const LANGUAGE = z.strictObject({ locale: z.enum(Locale) });

/** `/control/guilds`: guilds come and go, and the bot in them. */
export function guildControlRoutes(world: World): Router {
  const router = new Router({ prefix: '/control/guilds' });

  router.post('/', async (ctx) => {
    const { id, name, ownerId } = createGuild(world, (await readJson(ctx.req, NEW_GUILD)).name);
    ctx.status = 201;
    ctx.body = { id, name, owner_id: ownerId };
  });
  router.delete('/:guildId', (ctx) => {
    deleteGuild(world, getGuild(world.state, pathParam(ctx, 'guildId')));
    ctx.status = 204;
  });
  router.put('/:guildId/locale', async (ctx) => {
    const guild = getGuild(world.state, pathParam(ctx, 'guildId'));
    guild.locale = (await readJson(ctx.req, LANGUAGE)).locale;
    tellUpdate(world, guild);
    ctx.status = 204;
  });
  router.put('/:guildId/name', async (ctx) => {
    const guild = getGuild(world.state, pathParam(ctx, 'guildId'));
    guild.name = (await readJson(ctx.req, NEW_GUILD)).name;
    tellUpdate(world, guild);
    ctx.status = 204;
  });
  router.put('/:guildId/bot', async (ctx) => {
    const { permissions } = await readJson(ctx.req, INVITATION);
    inviteBot(world, getGuild(world.state, pathParam(ctx, 'guildId')), BigInt(permissions));
    ctx.status = 204;
  });
  router.delete('/:guildId/bot', (ctx) => {
    removeBot(world, getGuild(world.state, pathParam(ctx, 'guildId')));
    ctx.status = 204;
  });
  return router;
}

function tellUpdate(world: World, guild: ReturnType<typeof getGuild>): void {
  world.touch();
  const d = { ...presentGuild(guild), hub_type: null };
  world.bus.publish({ t: GatewayDispatchEvents.GuildUpdate, d }, { guildId: guild.id });
}
