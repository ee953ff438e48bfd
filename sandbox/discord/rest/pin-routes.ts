import { PermissionFlagsBits } from 'discord-api-types/v10';
import * as z from 'zod/mini';
import { listPins, pinMessage, unpinMessage } from '../actions/pins.ts';
import { getTextPlace } from '../actions/place.ts';
import { hasPermission } from '../permissions.ts';
import { presentReadMessage } from '../present/present-read-message.ts';
import { timestamp } from '../present/timestamp.ts';
import { listOf, oneOf } from '../spec/schema-ref.ts';
import type { World } from '../world.ts';
import { countParam, readQuery } from './query.ts';
import { noContent, ok, type Route, route } from './route.ts';

/** The routes of today, and those that they took the place of. */
const PINS = ['/channels/:channelId/messages/pins/:messageId', '/channels/:channelId/pins/:messageId'];

/** https://discord.com/developers/docs/resources/message#get-channel-pins and its neighbours. */
export const pinRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/channels/:channelId/messages/pins',
    authority: 'bot',
    reply: oneOf('PinnedMessagesResponse'),
    handle({ world, userId, param, query }) {
      const { before, limit } = readQuery(query, { before: z.optional(z.string()), limit: countParam(1, 50, 50) });
      const until = before === undefined ? Number.POSITIVE_INFINITY : Date.parse(before);
      const pins = readablePins(world, userId, param('channelId')).filter(({ pinnedAt }) => pinnedAt < until);
      const items = pins.slice(0, limit).map((message) => ({
        pinned_at: timestamp(message.pinnedAt),
        message: presentReadMessage(world, message, userId),
      }));
      return ok({ items, has_more: pins.length > limit });
    },
  }),
  route({
    method: 'GET',
    path: '/channels/:channelId/pins',
    authority: 'bot',
    reply: listOf('MessageResponse'),
    handle({ world, userId, param }) {
      const pins = readablePins(world, userId, param('channelId')).slice(0, 50);
      return ok(pins.map((message) => presentReadMessage(world, message, userId)));
    },
  }),
  ...PINS.flatMap((path) => [
    route({
      method: 'PUT',
      path,
      authority: 'bot',
      handle({ world, userId, param }) {
        pinMessage(world, userId, param('channelId'), param('messageId'));
        return noContent();
      },
    }),
    route({
      method: 'DELETE',
      path,
      authority: 'bot',
      handle({ world, userId, param }) {
        unpinMessage(world, userId, param('channelId'), param('messageId'));
        return noContent();
      },
    }),
  ]),
];

/** "If the user is missing the READ_MESSAGE_HISTORY permission in the channel, then no pins will be returned." */
function readablePins(world: World, userId: string, channelId: string) {
  const place = getTextPlace(world, userId, channelId);
  return hasPermission(world.state, userId, PermissionFlagsBits.ReadMessageHistory, place)
    ? listPins(world, channelId)
    : [];
}
