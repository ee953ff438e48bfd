import * as z from 'zod/mini';
import { changeRole } from '../actions/members.ts';
import { kickMember, type MemberChange, updateMember } from '../actions/update-member.ts';
import { errors } from '../errors.ts';
import { presentMember } from '../present/present-member.ts';
import { inlineOf, listOf, oneOf } from '../spec/schema-ref.ts';
import { getGuild } from '../state/guilds.ts';
import { demandMembersIntent } from './demand-members-intent.ts';
import { countParam, readQuery, snowflakeParam } from './query.ts';
import { noContent, ok, type Route, route } from './route.ts';

const nullish = <Schema extends z.ZodMiniType>(schema: Schema) => z.optional(z.nullable(schema));
const MEMBER_CHANGE = z.strictObject({
  nick: nullish(z.string().check(z.maxLength(32))),
  roles: nullish(z.array(z.string().check(z.regex(/^\d{17,20}$/)))),
  communication_disabled_until: nullish(z.string()),
});

/** https://discord.com/developers/docs/resources/guild#get-guild-member and its neighbours. */
export const memberRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/guilds/:guildId/members',
    authority: 'bot',
    reply: listOf('GuildMemberResponse'),
    handle({ world, param, query }) {
      demandMembersIntent(world);
      const { state } = world;
      const { limit, after = '0' } = readQuery(query, { limit: countParam(1, 1000, 1), after: snowflakeParam });
      const sorted = [...getGuild(state, param('guildId')).members.values()].sort((a, b) =>
        BigInt(a.userId) < BigInt(b.userId) ? -1 : 1,
      );
      const page = sorted.filter((member) => BigInt(member.userId) > BigInt(after)).slice(0, limit);
      return ok(page.map((member) => presentMember(state, member)));
    },
  }),
  route({
    method: 'GET',
    path: '/guilds/:guildId/members/search',
    authority: 'bot',
    reply: listOf('GuildMemberResponse'),
    handle({ world: { state }, param, query }) {
      const { query: start, limit } = readQuery(query, {
        query: z.string().check(z.minLength(1)),
        limit: countParam(1, 1000, 1),
      });
      const found = [...getGuild(state, param('guildId')).members.values()].filter(({ userId, nick }) => {
        const names = [nick, state.users.get(userId)?.username];
        return names.some((name) => name?.toLowerCase().startsWith(start.toLowerCase()));
      });
      return ok(found.slice(0, limit).map((member) => presentMember(state, member)));
    },
  }),
  route({
    method: 'GET',
    path: '/guilds/:guildId/members/:userId',
    authority: 'bot',
    reply: oneOf('GuildMemberResponse'),
    handle({ world: { state }, userId, param }) {
      const member = getGuild(state, param('guildId')).members.get(
        param('userId') === '@me' ? userId : param('userId'),
      );
      if (!member) throw errors.unknownMember();
      return ok(presentMember(state, member));
    },
  }),
  route<{ nick?: string | null }>({
    method: 'PATCH',
    path: '/guilds/:guildId/members/@me',
    authority: 'bot',
    body: inlineOf(z.strictObject({ nick: nullish(z.string().check(z.maxLength(32))) })),
    reply: oneOf('PrivateGuildMemberResponse'),
    handle({ world, userId, param, body }) {
      const guild = getGuild(world.state, param('guildId'));
      return ok(presentMember(world.state, updateMember(world, guild, userId, userId, body)));
    },
  }),
  route<MemberChange>({
    method: 'PATCH',
    path: '/guilds/:guildId/members/:userId',
    authority: 'bot',
    body: inlineOf(MEMBER_CHANGE),
    reply: oneOf('GuildMemberResponse'),
    handle({ world, userId, param, body }) {
      const guild = getGuild(world.state, param('guildId'));
      return ok(presentMember(world.state, updateMember(world, guild, userId, param('userId'), body)));
    },
  }),
  route({
    method: 'DELETE',
    path: '/guilds/:guildId/members/:userId',
    authority: 'bot',
    handle({ world, userId, param }) {
      kickMember(world, getGuild(world.state, param('guildId')), userId, param('userId'));
      return noContent();
    },
  }),
  route({
    method: 'PUT',
    path: '/guilds/:guildId/members/:userId/roles/:roleId',
    authority: 'bot',
    handle({ world, userId, param }) {
      const guild = getGuild(world.state, param('guildId'));
      changeRole(world, guild, userId, { userId: param('userId'), roleId: param('roleId'), happened: 'given' });
      return noContent();
    },
  }),
  route({
    method: 'DELETE',
    path: '/guilds/:guildId/members/:userId/roles/:roleId',
    authority: 'bot',
    handle({ world, userId, param }) {
      const guild = getGuild(world.state, param('guildId'));
      changeRole(world, guild, userId, { userId: param('userId'), roleId: param('roleId'), happened: 'taken' });
      return noContent();
    },
  }),
];
