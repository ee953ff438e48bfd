import { z } from 'zod';
import type { User } from '#domain/accounts/user.entity.ts';
import type { Domain } from '#domain/domain.ts';
import { DomainError } from '#domain/errors.ts';
import { type ApiRoute, apiRoute, requireUser } from './api-route.ts';

const slugParams = z.object({ slug: z.string() });
const timeoutSchema = z
  .object({ name: z.string(), until: z.iso.datetime(), givenBy: z.string() })
  .meta({ id: 'ChatTimeout' });

/** Who may not write in a channel's chat: for its owner and the moderators. */
export function chatTimeoutRoutes({
  accounts,
  channels,
  chatTimeouts,
}: Pick<Domain, 'accounts' | 'channels' | 'chatTimeouts'>): ApiRoute[] {
  const common = { tag: 'chat', access: 'user', params: slugParams } as const;

  async function getUser(name: string): Promise<User> {
    const user = await accounts.findByName(name);
    if (!user) throw new DomainError('not_found', 'user_not_found', `There is nobody called ${name}.`, { name });
    return user;
  }

  return [
    apiRoute({
      ...common,
      method: 'get',
      path: '/channels/:slug/chat/timeouts',
      summary: 'Who may not write now',
      status: 200,
      answer: z.object({ data: z.array(timeoutSchema), nextCursor: z.null() }),
      problems: { 403: 'chat_cannot_time_out', 404: 'channel_not_found' },
      async handle({ ctx, params }) {
        const timeouts = await chatTimeouts.list(requireUser(ctx), await channels.get(params.slug));
        const data = timeouts.map(({ user, until, givenBy }) => ({
          name: user.name,
          until: until.toISOString(),
          givenBy,
        }));
        return { data, nextCursor: null };
      },
    }),
    apiRoute({
      ...common,
      method: 'post',
      path: '/channels/:slug/chat/timeouts',
      summary: 'Silence somebody; what they said in the last ten minutes is taken down',
      body: z.object({ name: z.string().max(32), minutes: z.number().int() }),
      status: 201,
      answer: timeoutSchema,
      problems: {
        403: 'chat_cannot_time_out',
        404: 'channel_not_found, user_not_found',
        422: 'chat_timeout_invalid',
      },
      async handle({ ctx, params, body: { name, minutes } }) {
        const [channel, user] = [await channels.get(params.slug), await getUser(name)];
        const { until, givenBy } = await chatTimeouts.give(requireUser(ctx), channel, { user, minutes });
        return { name: user.name, until: until.toISOString(), givenBy };
      },
    }),
    apiRoute({
      ...common,
      method: 'delete',
      path: '/channels/:slug/chat/timeouts/:name',
      summary: 'Let somebody write again',
      params: slugParams.extend({ name: z.string() }),
      status: 204,
      problems: { 403: 'chat_cannot_time_out', 404: 'channel_not_found, user_not_found' },
      async handle({ ctx, params }) {
        await chatTimeouts.lift(requireUser(ctx), await channels.get(params.slug), await getUser(params.name));
      },
    }),
  ];
}
