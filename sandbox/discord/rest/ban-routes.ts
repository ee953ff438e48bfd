import { PermissionFlagsBits } from 'discord-api-types/v10';
import { banUser, getBan, unbanUser } from '../actions/bans.ts';
import { demandInGuild } from '../actions/place.ts';
import { userOf } from '../present/present-member.ts';
import { presentUser } from '../present/present-user.ts';
import { listOf, oneOf } from '../spec/schema-ref.ts';
import type { Ban } from '../state/ban.ts';
import { getGuild } from '../state/guilds.ts';
import type { State } from '../state/state.ts';
import { countParam, readQuery, snowflakeParam } from './query.ts';
import { noContent, ok, type Route, route } from './route.ts';

const BANS = '/guilds/:guildId/bans';
const BAN = `${BANS}/:userId`;

interface BanBody {
  delete_message_seconds?: number | null;
  /** What it was until 2022; still taken. */
  delete_message_days?: number | null;
}

/** https://docs.discord.com/developers/resources/guild#get-guild-bans and its neighbours: all want BAN_MEMBERS. */
export const banRoutes: Route[] = [
  route({
    method: 'GET',
    path: BANS,
    authority: 'bot',
    reply: listOf('GuildBanResponse'),
    handle({ world: { state }, userId, param, query }) {
      const { limit, before, after } = readQuery(query, {
        limit: countParam(1, 1000, 1000),
        before: snowflakeParam,
        after: snowflakeParam,
      });
      const guild = getGuild(state, param('guildId'));
      demandInGuild(guild, userId, PermissionFlagsBits.BanMembers);
      const wanted = [...guild.bans.values()]
        .filter((ban) => before === undefined || BigInt(ban.userId) < BigInt(before))
        .filter((ban) => after === undefined || BigInt(ban.userId) > BigInt(after))
        .sort((a, b) => (BigInt(a.userId) < BigInt(b.userId) ? -1 : 1));
      return ok(wanted.slice(0, limit).map((ban) => presentBan(state, ban)));
    },
  }),
  route({
    method: 'GET',
    path: BAN,
    authority: 'bot',
    reply: oneOf('GuildBanResponse'),
    handle({ world: { state }, userId, param }) {
      const guild = getGuild(state, param('guildId'));
      demandInGuild(guild, userId, PermissionFlagsBits.BanMembers);
      return ok(presentBan(state, getBan(guild, param('userId'))));
    },
  }),
  route<BanBody>({
    method: 'PUT',
    path: BAN,
    authority: 'bot',
    body: oneOf('BanUserFromGuildRequest'),
    handle({ world, userId, param, body, reason }) {
      const { delete_message_seconds, delete_message_days } = body;
      const deleteMessageSeconds = delete_message_seconds ?? (delete_message_days ?? 0) * 86_400;
      banUser(world, getGuild(world.state, param('guildId')), userId, {
        userId: param('userId'),
        reason,
        deleteMessageSeconds,
      });
      return noContent();
    },
  }),
  route({
    method: 'DELETE',
    path: BAN,
    authority: 'bot',
    handle({ world, userId, param }) {
      unbanUser(world, getGuild(world.state, param('guildId')), userId, param('userId'));
      return noContent();
    },
  }),
];

function presentBan(state: State, { userId, reason }: Ban) {
  return { user: presentUser(userOf(state, userId)), reason };
}
