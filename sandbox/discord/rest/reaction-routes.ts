import { clearReactions } from '../actions/clear-reactions.ts';
import { addReaction, listReactors, removeReaction } from '../actions/react.ts';
import { userOf } from '../present/present-member.ts';
import { presentUser } from '../present/present-user.ts';
import { listOf } from '../spec/schema-ref.ts';
import { countParam, readQuery, snowflakeParam } from './query.ts';
import { noContent, ok, type Route, route } from './route.ts';

/** https://discord.com/developers/docs/resources/message#create-reaction: known to be one per 250 ms. */
const ONE_IN_250_MS = { calls: 1, perMs: 250 };

/** https://discord.com/developers/docs/resources/message#create-reaction and what undoes it. */
export const reactionRoutes: Route[] = [
  route({
    method: 'PUT',
    path: '/channels/:channelId/messages/:messageId/reactions/:emoji/@me',
    authority: 'bot',
    limit: ONE_IN_250_MS,
    handle({ world, userId, param }) {
      addReaction(world, userId, {
        channelId: param('channelId'),
        messageId: param('messageId'),
        emoji: param('emoji'),
      });
      return noContent();
    },
  }),
  route({
    method: 'GET',
    path: '/channels/:channelId/messages/:messageId/reactions/:emoji',
    authority: 'bot',
    reply: listOf('UserResponse'),
    handle({ world, userId, param, query }) {
      const { after = '0', limit } = readQuery(query, {
        after: snowflakeParam,
        limit: countParam(1, 100, 25),
        type: countParam(0, 1, 0),
      });
      const userIds = listReactors(world, userId, {
        channelId: param('channelId'),
        messageId: param('messageId'),
        emoji: param('emoji'),
      });
      const page = userIds.filter((id) => BigInt(id) > BigInt(after)).slice(0, limit);
      return ok(page.map((id) => presentUser(userOf(world.state, id))));
    },
  }),
  route({
    method: 'DELETE',
    path: '/channels/:channelId/messages/:messageId/reactions',
    authority: 'bot',
    handle({ world, userId, param }) {
      clearReactions(world, userId, { channelId: param('channelId'), messageId: param('messageId') });
      return noContent();
    },
  }),
  route({
    method: 'DELETE',
    path: '/channels/:channelId/messages/:messageId/reactions/:emoji',
    authority: 'bot',
    limit: ONE_IN_250_MS,
    handle({ world, userId, param }) {
      clearReactions(world, userId, {
        channelId: param('channelId'),
        messageId: param('messageId'),
        emoji: param('emoji'),
      });
      return noContent();
    },
  }),
  route({
    method: 'DELETE',
    path: '/channels/:channelId/messages/:messageId/reactions/:emoji/:userId',
    authority: 'bot',
    limit: ONE_IN_250_MS,
    handle({ world, userId, param }) {
      const owner = param('userId') === '@me' ? userId : param('userId');
      removeReaction(world, userId, owner, {
        channelId: param('channelId'),
        messageId: param('messageId'),
        emoji: param('emoji'),
      });
      return noContent();
    },
  }),
];
