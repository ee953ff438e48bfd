import { errors } from '../errors.ts';
import { permissionsOf } from '../permissions.ts';
import { presentApplication, presentOwnApplication } from '../present/present-application.ts';
import { presentMe } from '../present/present-me.ts';
import { presentMember, userOf } from '../present/present-member.ts';
import { presentUser } from '../present/present-user.ts';
import { listOf, oneOf } from '../spec/schema-ref.ts';
import { countParam, flagParam, readQuery, snowflakeParam } from './query.ts';
import { ok, type Route, route } from './route.ts';

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
      const { with_counts } = readQuery(query, {
        with_counts: flagParam,
        limit: countParam(1, 200, 200),
        before: snowflakeParam,
        after: snowflakeParam,
      });
      if (!state.members.has(userId)) return ok([]);
      const { id, name, ownerId } = state.guild;
      const counts = with_counts
        ? { approximate_member_count: state.members.size, approximate_presence_count: state.members.size }
        : {};
      const guild = {
        id,
        name,
        icon: null,
        banner: null,
        owner: ownerId === userId,
        permissions: String(permissionsOf(state, userId)),
        features: [],
      };
      return ok([{ ...guild, ...counts }]);
    },
  }),
  route({
    method: 'GET',
    path: '/users/@me/guilds/:guildId/member',
    authority: 'bearer',
    reply: oneOf('PrivateGuildMemberResponse'),
    handle({ world: { state }, userId, scopes }) {
      if (!scopes.includes('guilds.members.read')) throw errors.missingAccess();
      const member = state.members.get(userId);
      if (!member) throw errors.unknownGuild();
      return ok(presentMember(state, member));
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
