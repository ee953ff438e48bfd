import type { RESTPatchAPIChannelMessageJSONBody, RESTPostAPIChannelMessageJSONBody } from 'discord-api-types/v10';
import * as z from 'zod/mini';
import { bulkDelete } from '../actions/bulk-delete.ts';
import { crosspost } from '../actions/crosspost.ts';
import { deleteMessage } from '../actions/delete-message.ts';
import { editMessage } from '../actions/edit-message.ts';
import { getMessage } from '../actions/get-message.ts';
import { listMessages } from '../actions/list-messages.ts';
import { postMessage } from '../actions/post-message.ts';
import { presentMessage } from '../present/present-message.ts';
import { presentReadMessage } from '../present/present-read-message.ts';
import { inlineOf, listOf, oneOf } from '../spec/schema-ref.ts';
import { countParam, readQuery, snowflakeParam } from './query.ts';
import { noContent, ok, type Route, route } from './route.ts';

/** Discord's limits are its own secret but for their headers; these are the ones bots meet. */
const FIVE_IN_FIVE_SECONDS = { calls: 5, perMs: 5000 };
const FIVE_A_SECOND = { calls: 5, perMs: 1000 };
const ONE_A_SECOND = { calls: 1, perMs: 1000 };

/** How many there may be is said by 50016. */
const TO_DELETE = z.strictObject({ messages: z.array(z.string().check(z.regex(/^\d{1,20}$/))) });

/** https://discord.com/developers/docs/resources/message */
export const messageRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/channels/:channelId/messages',
    authority: 'bot',
    reply: listOf('MessageResponse'),
    limit: FIVE_A_SECOND,
    handle({ world, userId, param, query }) {
      const range = readQuery(query, {
        around: snowflakeParam,
        before: snowflakeParam,
        after: snowflakeParam,
        limit: countParam(1, 100, 50),
      });
      const messages = listMessages(world, userId, param('channelId'), range);
      return ok(messages.map((message) => presentReadMessage(world, message, userId)));
    },
  }),
  route<RESTPostAPIChannelMessageJSONBody>({
    method: 'POST',
    path: '/channels/:channelId/messages',
    authority: 'bot',
    body: oneOf('MessageCreateRequest'),
    reply: oneOf('MessageResponse'),
    limit: FIVE_IN_FIVE_SECONDS,
    async handle({ world, userId, param, body, files }) {
      return ok(presentMessage(world, await postMessage(world, userId, param('channelId'), body, files), userId));
    },
  }),
  route({
    method: 'GET',
    path: '/channels/:channelId/messages/:messageId',
    authority: 'bot',
    reply: oneOf('MessageResponse'),
    limit: FIVE_A_SECOND,
    handle({ world, userId, param }) {
      return ok(presentReadMessage(world, getMessage(world, userId, param('channelId'), param('messageId')), userId));
    },
  }),
  route<RESTPatchAPIChannelMessageJSONBody>({
    method: 'PATCH',
    path: '/channels/:channelId/messages/:messageId',
    authority: 'bot',
    body: oneOf('MessageEditRequestPartial'),
    reply: oneOf('MessageResponse'),
    limit: FIVE_IN_FIVE_SECONDS,
    async handle({ world, userId, param, body, files }) {
      const target = { channelId: param('channelId'), messageId: param('messageId') };
      return ok(presentMessage(world, await editMessage(world, userId, target, body, files), userId));
    },
  }),
  route({
    method: 'POST',
    path: '/channels/:channelId/messages/:messageId/crosspost',
    authority: 'bot',
    reply: oneOf('MessageResponse'),
    handle({ world, userId, param }) {
      return ok(presentMessage(world, crosspost(world, userId, param('channelId'), param('messageId')), userId));
    },
  }),
  route<{ messages: string[] }>({
    method: 'POST',
    path: '/channels/:channelId/messages/bulk-delete',
    authority: 'bot',
    body: inlineOf(TO_DELETE),
    limit: ONE_A_SECOND,
    handle({ world, userId, param, body }) {
      bulkDelete(world, userId, param('channelId'), body.messages);
      return noContent();
    },
  }),
  route({
    method: 'DELETE',
    path: '/channels/:channelId/messages/:messageId',
    authority: 'bot',
    limit: FIVE_A_SECOND,
    handle({ world, userId, param }) {
      deleteMessage(world, userId, param('channelId'), param('messageId'));
      return noContent();
    },
  }),
];
