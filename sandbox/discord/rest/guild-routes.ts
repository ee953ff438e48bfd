import { type ChannelDraft, createChannel } from '../actions/create-channel.ts';
import { presentChannel } from '../present/present-channel.ts';
import { presentGuild } from '../present/present-guild.ts';
import { listOf, oneOf } from '../spec/schema-ref.ts';
import { getGuild } from '../state/guilds.ts';
import { channelsOf } from '../state/place.ts';
import { flagParam, readQuery } from './query.ts';
import { created, ok, type Route, route } from './route.ts';

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
