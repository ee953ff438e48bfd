import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import { personOf } from '#domain/emotes/new-emote.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { broughtEmoteSchema, emoteSchema, presentBroughtEmote, presentEmote } from '../presenters/emote.ts';
import { type ApiRoute, apiRoute, requireUser } from './api-route.ts';
import { listOf } from './list-of.ts';
import { imageOf, UPLOAD_LIMIT, uploadedEmoteSchema } from './uploaded-image.ts';

/** A channel's own: more than it ever brought. */
const OWN_LISTED = 200;

const query = z.object({
  q: z.string().max(32).optional().meta({ description: 'Part of a name' }),
  cursor: z.string().max(32).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

type Parts = Pick<Domain, 'emotes' | 'emoteProposals' | 'channels'>;

/** The platform's emotes for everyone, and what a channel brings. */
export function emoteRoutes({ emotes, emoteProposals, channels }: Parts): ApiRoute[] {
  const own = { tag: 'own channel', access: 'user' } as const;
  return [
    apiRoute({
      tag: 'emotes',
      access: 'anyone',
      method: 'get',
      path: '/emotes',
      summary: 'Every approved emote, by name',
      query,
      status: 200,
      answer: listOf(emoteSchema),
      limit: rateLimit({ name: 'emotes', points: 120, seconds: 60 }),
      async handle({ ctx, query: { q, cursor, limit } }) {
        const found = await emotes.list({ q, after: cursor, limit: limit + 1 });
        const shown = found.slice(0, limit);
        ctx.set('Cache-Control', 'public, max-age=60');
        const nextCursor = found.length > limit ? (shown.at(-1)?.name.toLowerCase() ?? null) : null;
        return { data: shown.map(presentEmote), nextCursor };
      },
    }),
    apiRoute({
      ...own,
      method: 'get',
      path: '/channel/emotes',
      summary: 'What my channel has brought, the newest first',
      status: 200,
      answer: listOf(broughtEmoteSchema),
      problems: { 404: 'no_channel' },
      async handle({ ctx }) {
        const channel = await channels.getByOwner(requireUser(ctx));
        const brought = await emotes.listOfChannel(channel, { limit: OWN_LISTED });
        return { data: brought.map(presentBroughtEmote), nextCursor: null };
      },
    }),
    apiRoute({
      ...own,
      method: 'post',
      path: '/channel/emotes',
      summary: 'Bring an emote of my channel; it waits for staff',
      body: uploadedEmoteSchema,
      bodyLimit: UPLOAD_LIMIT,
      status: 201,
      answer: broughtEmoteSchema,
      problems: {
        404: 'no_channel',
        409: 'emote_name_taken, emote_duplicate, emote_too_many',
        413: 'too_large',
        422: 'invalid, emote_name_invalid, emote_image_…',
      },
      limit: rateLimit({ name: 'emote-upload', points: 20, seconds: 600 }),
      async handle({ ctx, body }) {
        const user = requireUser(ctx);
        const channel = await channels.getByOwner(user);
        const image = imageOf(body);
        const brought = { name: body.name, image, channel, by: personOf(user), source: 'web' } as const;
        return presentBroughtEmote(await emoteProposals.propose(brought));
      },
    }),
    apiRoute({
      ...own,
      method: 'delete',
      path: '/channel/emotes/:id',
      summary: 'Take back what I brought, as long as nobody has decided',
      params: z.object({ id: z.uuid() }),
      status: 204,
      problems: { 404: 'emote_not_found', 409: 'emote_decided' },
      async handle({ ctx, params }) {
        await emoteProposals.withdraw(params.id, requireUser(ctx));
      },
    }),
  ];
}
