import Router from '@koa/router';
import { ChannelType, OverwriteType } from 'discord-api-types/v10';
import * as z from 'zod/mini';
import { addChannel } from '../actions/create-channel.ts';
import { removeChannel } from '../actions/delete-channel.ts';
import { clearOverwrite, setOverwrite } from '../actions/overwrites.ts';
import { errors } from '../errors.ts';
import { presentChannel } from '../present/present-channel.ts';
import { pathParam } from '../rest/path-param.ts';
import type { Channel } from '../state/channel.ts';
import { namedGuild } from '../state/guilds.ts';
import { findPlace, isDirect, isThread, type Place } from '../state/place.ts';
import type { World } from '../world.ts';
import { readJson } from './read-json.ts';

const TYPES = {
  text: ChannelType.GuildText,
  voice: ChannelType.GuildVoice,
  announcement: ChannelType.GuildAnnouncement,
  category: ChannelType.GuildCategory,
} as const;
const NEW_CHANNEL = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  type: z._default(z.enum(['text', 'voice', 'announcement', 'category']), 'text'),
  parentId: z.optional(z.string()),
  guildId: z.optional(z.string()),
});
const bits = z._default(z.string().check(z.regex(/^\d+$/)), '0');
const OVERWRITE = z.strictObject({ allow: bits, deny: bits });

/** `/control/channels`: as whoever owns the guild would change them. */
export function channelControlRoutes(world: World): Router {
  const router = new Router({ prefix: '/control/channels' });

  router.post('/', async (ctx) => {
    const { name, type, parentId, guildId } = await readJson(ctx.req, NEW_CHANNEL);
    const draft = { name, type: TYPES[type], parent_id: parentId };
    ctx.status = 201;
    ctx.body = presentChannel(addChannel(world, namedGuild(world.state, guildId), draft));
  });
  router.delete('/:channelId', (ctx) => {
    const place = getPlace(world, pathParam(ctx, 'channelId'));
    if (isDirect(place)) throw errors.notInDirectMessages();
    removeChannel(world, place);
    ctx.status = 204;
  });
  router.put('/:channelId/overwrites/:targetId', async (ctx) => {
    const { allow, deny } = await readJson(ctx.req, OVERWRITE);
    const id = pathParam(ctx, 'targetId');
    const type = world.state.users.has(id) ? OverwriteType.Member : OverwriteType.Role;
    const channel = getChannel(world, pathParam(ctx, 'channelId'));
    setOverwrite(world, channel, { id, type, allow: Number(allow), deny: Number(deny) });
    ctx.status = 204;
  });
  router.delete('/:channelId/overwrites/:targetId', (ctx) => {
    clearOverwrite(world, getChannel(world, pathParam(ctx, 'channelId')), pathParam(ctx, 'targetId'));
    ctx.status = 204;
  });
  return router;
}

function getPlace({ state }: World, id: string): Place {
  const place = findPlace(state, id);
  if (!place) throw errors.unknownChannel();
  return place;
}

function getChannel(world: World, id: string): Channel {
  const place = getPlace(world, id);
  if (isDirect(place) || isThread(place)) throw errors.notInChannelType();
  return place;
}
