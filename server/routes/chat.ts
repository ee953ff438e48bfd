import { z } from 'zod';
import { CHAT_RETENTION_DAYS } from '#domain/chat/chat.ts';
import { MAX_CHAT_LENGTH } from '#domain/chat/chat-text.ts';
import type { Domain } from '#domain/domain.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { type ApiRoute, apiRoute, requireUser } from './api-route.ts';

const MAX_LINES = 100;

const slugParams = z.object({ slug: z.string() });
const lineSchema = z
  .object({
    id: z.uuid(),
    text: z.string(),
    sentAt: z.iso.datetime(),
    emotes: z
      .array(z.object({ name: z.string(), id: z.uuid() }))
      .meta({ description: '`:name:` in the text is shown as the emote of that id' }),
    author: z.object({
      name: z.string(),
      isOwner: z.boolean(),
      isStaff: z.boolean().meta({ description: 'Moderates the chats of all channels' }),
      isSubscriber: z.boolean().meta({ description: 'Subscribes to the channel now; its owner never does' }),
    }),
  })
  .meta({ id: 'ChatLine' });
const said = z.object({
  text: z.string().max(4 * MAX_CHAT_LENGTH),
  nonce: z.uuid().meta({ description: 'Made by the sender: the same again is the same message' }),
});

/** A channel's chat. New lines come over `/ws` under the topic `chat:SLUG`. */
export function chatRoutes({ channels, chat }: Pick<Domain, 'channels' | 'chat'>): ApiRoute[] {
  const writes = rateLimit({ name: 'chat', points: 8, seconds: 10 });
  const common = { tag: 'chat', params: slugParams } as const;

  return [
    apiRoute({
      ...common,
      method: 'get',
      path: '/channels/:slug/chat',
      summary: `The latest of a channel's chat, oldest first; words are kept for ${CHAT_RETENTION_DAYS} days`,
      access: 'anyone',
      query: z.object({ limit: z.coerce.number().int().min(1).max(MAX_LINES).default(50) }),
      status: 200,
      answer: z.object({ data: z.array(lineSchema), nextCursor: z.null() }),
      problems: { 404: 'channel_not_found' },
      async handle({ params, query: { limit } }) {
        return { data: await chat.list(await channels.get(params.slug), { limit }), nextCursor: null };
      },
    }),
    apiRoute({
      ...common,
      method: 'post',
      path: '/channels/:slug/chat',
      summary: 'Say something',
      access: 'user',
      body: said,
      status: 201,
      answer: lineSchema,
      problems: { 403: 'chat_timed_out', 404: 'channel_not_found', 422: 'chat_text_invalid' },
      limit: writes,
      async handle({ ctx, params, body }) {
        return chat.say(requireUser(ctx), await channels.get(params.slug), body);
      },
    }),
    apiRoute({
      ...common,
      method: 'delete',
      path: '/channels/:slug/chat/:id',
      summary: 'Take a message down',
      access: 'user',
      params: slugParams.extend({ id: z.uuid() }),
      status: 204,
      problems: { 403: 'chat_not_yours', 404: 'channel_not_found, chat_message_not_found' },
      async handle({ ctx, params }) {
        await chat.remove(requireUser(ctx), await channels.get(params.slug), params.id);
      },
    }),
  ];
}
