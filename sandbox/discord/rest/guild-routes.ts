import * as z from 'zod/mini';
import { type ChannelDraft, createChannel } from '../actions/create-channel.ts';
import { type ChannelMove, moveChannels } from '../actions/move-channels.ts';
import { presentChannel } from '../present/present-channel.ts';
import { presentGuild } from '../present/present-guild.ts';
import { inlineOf, listOf, oneOf } from '../spec/schema-ref.ts';
import { getGuild } from '../state/guilds.ts';
import { channelsOf } from '../state/place.ts';
import { flagParam, readQuery } from './query.ts';
import { created, noContent, ok, type Route, route } from './route.ts';

const id = z.string().check(z.regex(/^\d{17,20}$/));
const MOVES = z.array(
  z.strictObject({
    id,
    position: z.optional(z.nullable(z.int().check(z.minimum(0)))),
    lock_permissions: z.optional(z.nullable(z.boolean())),
    parent_id: z.optional(z.nullable(id)),
  }),
);

/** https://discord.com/developers/docs/resources/guild */
export const guildRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/guilds/:guildId',
    authority: 'bot',
    reply: oneOf('GuildWithCountsResponse'),
    handle({ world: { state }, param, query }) {
      const { with_counts } = readQuery(query, { with_counts: flagParam });
      const guild = getGuild(state, param('guildId'));
      const count = guild.members.size;
      return ok({
        ...presentGuild(guild),
        ...(with_counts ? { approximate_member_count: count, approximate_presence_count: count } : {}),
      });
    },
  }),
  route({
    method: 'GET',
    path: '/guilds/:guildId/channels',
    authority: 'bot',
    reply: listOf('GuildChannelResponse'),
    handle({ world: { state }, param }) {
      return ok(channelsOf(state, param('guildId')).map(presentChannel));
    },
  }),
  route<ChannelMove[]>({
    method: 'PATCH',
    path: '/guilds/:guildId/channels',
    authority: 'bot',
    body: inlineOf(MOVES),
    handle({ world, userId, param, body }) {
      moveChannels(world, getGuild(world.state, param('guildId')), userId, body);
      return noContent();
    },
  }),
  route<ChannelDraft>({
    method: 'POST',
    path: '/guilds/:guildId/channels',
    authority: 'bot',
    body: oneOf('CreateGuildChannelRequest'),
    reply: oneOf('GuildChannelResponse'),
    handle({ world, userId, param, body }) {
      return created(presentChannel(createChannel(world, getGuild(world.state, param('guildId')), userId, body)));
    },
  }),
];
