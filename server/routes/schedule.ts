import { z } from 'zod';
import type { Channel } from '#domain/channels/channel.entity.ts';
import type { Domain } from '#domain/domain.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { ownScheduleSchema, presentOwnSchedule, presentSchedule, scheduleSchema } from '../presenters/schedule.ts';
import { type ApiRoute, apiRoute, requireUser } from './api-route.ts';

/** How far anyone may look ahead. */
export const PLANNED = { days: 28, limit: 12 };
const YEAR_DAYS = 366;

const planSchema = z.object({
  title: z.string(),
  day: z.string(),
  time: z.string(),
  lengthMinutes: z.int(),
  isWeekly: z.boolean(),
  timeZone: z.string(),
});
const entrySchema = z.object({ id: z.uuid('This is no entry of a schedule.') });

/** When a channel means to stream, for anyone, and one's own to change. */
export function scheduleRoutes({ channels, schedules }: Pick<Domain, 'channels' | 'schedules'>): ApiRoute[] {
  const own = {
    tag: 'own channel',
    access: 'user',
    answer: ownScheduleSchema,
    problems: { 404: 'no_channel, schedule_entry_not_found, occurrence_not_found' },
  } as const;
  const limit = rateLimit({ name: 'schedule-write', points: 60, seconds: 60 });
  const present = (channel: Channel) => ownScheduleOf(channel, schedules);

  return [
    apiRoute({
      method: 'get',
      path: '/channels/:slug/schedule',
      summary: 'What a channel plans for the next four weeks',
      tag: 'channels',
      access: 'anyone',
      params: z.object({ slug: z.string() }),
      status: 200,
      answer: scheduleSchema,
      problems: { 404: 'channel_not_found' },
      async handle({ params }) {
        const channel = await channels.get(params.slug);
        return presentSchedule(await schedules.listPlanned(channel, PLANNED), PLANNED.limit);
      },
    }),
    apiRoute({
      ...own,
      method: 'get',
      path: '/channel/schedule',
      summary: 'My schedule',
      status: 200,
      async handle({ ctx }) {
        return present(await channels.getByOwner(requireUser(ctx)));
      },
    }),
    apiRoute({
      ...own,
      method: 'post',
      path: '/channel/schedule',
      summary: 'Plan a stream',
      body: planSchema,
      status: 201,
      problems: { 404: 'no_channel', 409: 'schedule_full' },
      limit,
      async handle({ ctx, body }) {
        const user = requireUser(ctx);
        const channel = await channels.getByOwner(user);
        await schedules.add(channel, user, body);
        return present(channel);
      },
    }),
    apiRoute({
      ...own,
      method: 'patch',
      path: '/channel/schedule/:id',
      summary: 'Plan a stream otherwise',
      params: entrySchema,
      body: planSchema,
      status: 200,
      limit,
      async handle({ ctx, params, body }) {
        const user = requireUser(ctx);
        const channel = await channels.getByOwner(user);
        await schedules.change(channel, user, { ...body, entryId: params.id });
        return present(channel);
      },
    }),
    apiRoute({
      ...own,
      method: 'delete',
      path: '/channel/schedule/:id',
      summary: 'Plan a stream no more',
      params: entrySchema,
      status: 200,
      limit,
      async handle({ ctx, params }) {
        const user = requireUser(ctx);
        const channel = await channels.getByOwner(user);
        await schedules.remove(channel, user, params.id);
        return present(channel);
      },
    }),
    apiRoute({
      ...own,
      method: 'post',
      path: '/channel/schedule/:id/skips',
      summary: 'Skip one time of a stream',
      params: entrySchema,
      body: z.object({ day: z.string() }),
      status: 200,
      limit,
      async handle({ ctx, params, body }) {
        const user = requireUser(ctx);
        const channel = await channels.getByOwner(user);
        await schedules.skip(channel, user, { entryId: params.id, day: body.day });
        return present(channel);
      },
    }),
    apiRoute({
      ...own,
      method: 'delete',
      path: '/channel/schedule/:id/skips/:day',
      summary: 'Do not skip it after all',
      params: entrySchema.extend({ day: z.string() }),
      status: 200,
      limit,
      async handle({ ctx, params }) {
        const user = requireUser(ctx);
        const channel = await channels.getByOwner(user);
        await schedules.skip(channel, user, { entryId: params.id, day: params.day, isSkipped: false });
        return present(channel);
      },
    }),
  ];
}

/** A channel's schedule as its owner edits it. */
export async function ownScheduleOf(channel: Channel, schedules: Domain['schedules']) {
  return presentOwnSchedule(await schedules.list(channel), await schedules.listPlanned(channel, { days: YEAR_DAYS }));
}
