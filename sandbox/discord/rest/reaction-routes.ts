import { addReaction, removeReaction } from '../actions/react.ts';
import { noContent, type Route, route } from './route.ts';

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
