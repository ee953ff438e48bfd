import { presentChannel } from '../present/present-channel.ts';
import { presentGuild } from '../present/present-guild.ts';
import { presentRole } from '../present/present-role.ts';
import { listOf, oneOf } from '../spec/schema-ref.ts';
import { flagParam, readQuery } from './query.ts';
import { ok, type Route, route } from './route.ts';

/** https://discord.com/developers/docs/resources/guild */
export const guildRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/guilds/:guildId',
    authority: 'bot',
    reply: oneOf('GuildWithCountsResponse'),
    handle({ world: { state }, query }) {
      const { with_counts } = readQuery(query, { with_counts: flagParam });
      const count = state.members.size;
      return ok({
        ...presentGuild(state),
        ...(with_counts ? { approximate_member_count: count, approximate_presence_count: count } : {}),
      });
    },
  }),
  route({
    method: 'GET',
    path: '/guilds/:guildId/channels',
    authority: 'bot',
    reply: listOf('GuildChannelResponse'),
    handle({ world: { state } }) {
      return ok([...state.channels.values()].map((channel) => presentChannel(state, channel)));
    },
  }),
  route({
    method: 'GET',
    path: '/guilds/:guildId/roles',
    authority: 'bot',
    reply: listOf('GuildRoleResponse'),
    handle({ world: { state } }) {
      return ok([...state.roles.values()].map(presentRole));
    },
  }),
];
