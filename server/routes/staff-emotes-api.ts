import { z } from 'zod';
import type { User } from '#domain/accounts/user.entity.ts';
import type { Domain } from '#domain/domain.ts';
import type { Emote } from '#domain/emotes/emote.entity.ts';
import { personOf } from '#domain/emotes/new-emote.ts';
import { canReviewEmotes } from '#domain/emotes/policies.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { broughtEmoteSchema, presentBroughtEmote } from '../presenters/emote.ts';
import { type ApiRoute, apiRoute, requireUser } from './api-route.ts';
import { imageOf, UPLOAD_LIMIT, uploadedEmoteSchema } from './uploaded-image.ts';

const params = z.object({ id: z.uuid() });
const reasoned = z.object({ reason: z.string() });

type Parts = Pick<Domain, 'emotes' | 'emoteProposals' | 'emoteDesk'>;

/** What staff do with emotes on the web. */
export function staffEmoteApiRoutes({ emotes, emoteProposals, emoteDesk }: Parts): ApiRoute[] {
  const shared = {
    tag: 'emotes',
    access: 'staff',
    can: canReviewEmotes,
    answer: broughtEmoteSchema,
    limit: rateLimit({ name: 'emote-desk', points: 240, seconds: 60 }),
  } as const;
  const decision = <Body>(
    verb: string,
    summary: string,
    body: z.ZodType<Body>,
    decide: (id: string, by: User, body: Body) => Promise<Emote>,
  ) =>
    apiRoute({
      ...shared,
      method: 'post',
      path: `/emotes/:id/${verb}`,
      summary,
      params,
      body,
      status: 200,
      problems: { 404: 'emote_not_found', 409: 'emote_decided, emote_name_taken, emote_duplicate', 422: 'invalid' },
      async handle({ ctx, params: { id }, body: given }) {
        await decide(id, requireUser(ctx), given);
        return presentBroughtEmote(await emotes.get(id));
      },
    });

  return [
    apiRoute({
      ...shared,
      method: 'post',
      path: '/emotes',
      summary: 'Add an emote of the platform, approved at once',
      body: uploadedEmoteSchema,
      bodyLimit: UPLOAD_LIMIT,
      status: 201,
      problems: {
        409: 'emote_name_taken, emote_duplicate',
        413: 'too_large',
        422: 'emote_name_invalid, emote_image_…',
      },
      async handle({ ctx, body }) {
        const user = requireUser(ctx);
        const brought = {
          name: body.name,
          image: imageOf(body),
          channel: null,
          by: personOf(user),
          source: 'web',
        } as const;
        const { id } = await emoteProposals.propose(brought);
        return presentBroughtEmote(await emoteDesk.approve(id, user.name));
      },
    }),
    decision('approve', 'Approve what waits', z.object({}), (id, by) => emoteDesk.approve(id, by.name)),
    decision('approve-after-all', 'Approve what was declined or removed', z.object({}), (id, by) =>
      emoteDesk.approveAfterAll(id, by.name),
    ),
    decision('decline', 'Decline what waits, and say why', reasoned, (id, by, { reason }) =>
      emoteDesk.decline(id, by.name, reason),
    ),
    decision('remove', 'Take an approved emote away everywhere, and say why', reasoned, (id, by, { reason }) =>
      emoteDesk.remove(id, by.name, reason),
    ),
    decision('rename', 'Give an emote another name', z.object({ name: z.string().max(64) }), (id, _by, { name }) =>
      emoteDesk.rename(id, name),
    ),
  ];
}
