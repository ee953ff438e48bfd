import { removeBot } from '../actions/guild-life.ts';
import { errors } from '../errors.ts';
import { presentApplication, presentOwnApplication } from '../present/present-application.ts';
import { presentMe } from '../present/present-me.ts';
import { presentMember, userOf } from '../present/present-member.ts';
import { presentMyGuild } from '../present/present-my-guild.ts';
import { presentUser } from '../present/present-user.ts';
import { listOf, oneOf } from '../spec/schema-ref.ts';
import { getGuild, guildsWith } from '../state/guilds.ts';
import type { Guild } from '../state/state.ts';
import { countParam, flagParam, readQuery, snowflakeParam } from './query.ts';
import { noContent, ok, type Route, route } from './route.ts';

/** Who one is: applications, users and OAuth2's `@me`. https://discord.com/developers/docs/resources/user */
export const identityRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/applications/@me',
    authority: 'bot',
    reply: oneOf('PrivateApplicationResponse'),
    handle: ({ world }) => ok(presentOwnApplication(world)),
  }),
  route({
    method: 'GET',
    path: '/oauth2/applications/@me',
    authority: 'bot',
    reply: oneOf('PrivateApplicationResponse'),
    handle: ({ world }) => ok(presentOwnApplication(world)),
  }),
  route({
    method: 'GET',
    path: '/oauth2/@me',
    authority: 'bearer',
    reply: oneOf('OAuth2GetAuthorizationResponse'),
    handle({ world, userId, scopes, expiresAt }) {
      const user = scopes.includes('identify') ? { user: presentUser(userOf(world.state, userId)) } : {};
      return ok({
        application: presentApplication(world),
        scopes,
        expires: new Date(expiresAt).toISOString(),
        ...user,
      });
    },
  }),
  route({
    method: 'GET',
    path: '/users/@me',
    authority: 'any',
    reply: oneOf('UserPIIResponse'),
    handle({ world, userId, scopes }) {
      return ok(presentMe(userOf(world.state, userId), { withEmail: scopes.includes('email') }));
    },
  }),
  route({
    method: 'GET',
    path: '/users/@me/guilds',
    authority: 'any',
    reply: listOf('MyGuildResponse'),
    handle({ world: { state }, userId, query }) {
      const { with_counts, limit, before, after } = readQuery(query, {
        with_counts: flagParam,
        limit: countParam(1, 200, 200),
        before: snowflakeParam,
        after: snowflakeParam,
      });
      const isWanted = ({ id }: Guild) =>
        (before === undefined || BigInt(id) < BigInt(before)) && (after === undefined || BigInt(id) > BigInt(after));
      const page = guildsWith(state, userId).filter(isWanted).slice(0, limit);
      return ok(page.map((guild) => presentMyGuild(guild, userId, { withCounts: with_counts })));
    },
  }),
  route({
    method: 'GET',
    path: '/users/@me/guilds/:guildId/member',
    authority: 'bearer',
    reply: oneOf('PrivateGuildMemberResponse'),
    handle({ world: { state }, userId, scopes, param }) {
      if (!scopes.includes('guilds.members.read')) throw errors.missingAccess();
      const member = getGuild(state, param('guildId')).members.get(userId);
      if (!member) throw errors.unknownGuild();
      return ok(presentMember(state, member));
    },
  }),
  route({
    method: 'DELETE',
    path: '/users/@me/guilds/:guildId',
    authority: 'bot',
    handle({ world, param }) {
      removeBot(world, getGuild(world.state, param('guildId')));
      return noContent();
    },
  }),
  route({
    method: 'GET',
    path: '/users/:userId',
    authority: 'bot',
    reply: oneOf('UserResponse'),
    handle({ world: { state }, param }) {
      const user = state.users.get(param('userId'));
      if (!user) throw errors.unknownUser();
      return ok(presentUser(user));
    },
  }),
];
