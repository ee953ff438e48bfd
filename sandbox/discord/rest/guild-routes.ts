import { presentChannel } from '../present/present-channel.ts';
import { presentGuild } from '../present/present-guild.ts';
import { presentRole } from '../present/present-role.ts';
import { listOf, oneOf } from '../spec/schema-ref.ts';
import { getGuild } from '../state/guilds.ts';
import { channelsOf } from '../state/place.ts';
import { flagParam, readQuery } from './query.ts';
import { ok, type Route, route } from './route.ts';

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
  route({
    method: 'GET',
    path: '/guilds/:guildId/roles',
    authority: 'bot',
    reply: listOf('GuildRoleResponse'),
    handle({ world: { state }, param }) {
      return ok([...getGuild(state, param('guildId')).roles.values()].map(presentRole));
    },
  }),
];
