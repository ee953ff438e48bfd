import { z } from 'zod';
import type { User } from '#domain/accounts/user.entity.ts';
import { ROADMAP_STATES } from '#domain/glimcap/roadmap/roadmap-item.entity.ts';
import { WIN_AREAS } from '#domain/glimcap/wins/win-area.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { presentRoadmapItem, presentWin, roadmapItemSchema, winSchema } from '../presenters/staff-glimcap-draft.ts';
import { type ApiRoute, apiRoute } from './api-route.ts';
import { ofWeek } from './staff-glimcap-drafts.ts';
import { requireReviewer, requireWinDecider } from './staff-glimcap-permits.ts';
import { type DeskServices, getDraft } from './staff-glimcap-view.ts';

const byId = z.object({ id: z.uuid() });
/** Longer than what is kept, so that the domain says what is too long. */
const winBody = z.object({
  area: z.enum(WIN_AREAS),
  areaName: z.string().max(200).nullable().optional(),
  text: z.string().max(5000),
});
const roadmapBody = z.object({
  title: z.string().max(1000),
  state: z.enum(ROADMAP_STATES).optional(),
  url: z.string().max(2000).nullable().optional(),
});

/** What a report ends with: the wins of its week, and the roadmap. A draft takes them in when it is saved or compiled. */
export function staffGlimcapClosingRoutes(services: DeskServices): ApiRoute[] {
  const { roadmap, wins } = services;
  const common = {
    tag: 'glimcap desk',
    access: 'staff',
    limit: rateLimit({ name: 'glimcap-closing', points: 120, seconds: 60 }),
  } as const;
  const reviewerOnly = { 403: 'staff_only, reviewer_only' } as const;

  const decision = (verb: 'accept' | 'decline', summary: string) =>
    apiRoute({
      ...common,
      method: 'post',
      path: `/staff/wins/:id/${verb}`,
      summary,
      params: byId,
      status: 200,
      answer: winSchema,
      problems: { 404: 'win_not_found', 409: 'win_withdrawn' },
      async handle({ ctx, params }) {
        return presentWin(await wins[verb](params.id, requireWinDecider(ctx).name));
      },
    });

  return [
    apiRoute({
      ...common,
      method: 'post',
      path: '/staff/glimcaps/:weekEnd/wins',
      summary: 'Add a win to the week of a draft',
      params: ofWeek,
      body: winBody,
      status: 201,
      answer: winSchema,
      problems: { 404: 'glimcap_not_found', 409: 'glimcap_published' },
      async handle({ ctx, params, body: { areaName = null, ...said } }) {
        const user = requireWinDecider(ctx);
        const { weekEnd } = await getDraft(services, params.weekEnd);
        const win = { ...said, areaName, weekEnd, author: authorOf(user), source: 'web' } as const;
        return presentWin(await wins.add(win, { isStaff: true }));
      },
    }),
    apiRoute({
      ...common,
      method: 'patch',
      path: '/staff/wins/:id',
      summary: 'Change what is said of a win',
      params: byId,
      body: winBody,
      status: 200,
      answer: winSchema,
      problems: { 404: 'win_not_found' },
      async handle({ ctx, params, body: { areaName = null, ...said } }) {
        requireWinDecider(ctx);
        return presentWin(await wins.edit(params.id, { ...said, areaName }));
      },
    }),
    decision('accept', 'Print a win in the report of its week'),
    decision('decline', 'Leave a win out'),
    apiRoute({
      ...common,
      method: 'post',
      path: '/staff/roadmap',
      summary: 'Put something on the roadmap',
      body: roadmapBody,
      status: 201,
      answer: roadmapItemSchema,
      problems: { ...reviewerOnly, 409: 'roadmap_full' },
      async handle({ ctx, body: { title, state = 'planned', url = null } }) {
        return presentRoadmapItem(await roadmap.add({ title, state, url }, requireReviewer(ctx).name));
      },
    }),
    apiRoute({
      ...common,
      method: 'patch',
      path: '/staff/roadmap/:id',
      summary: 'Change something on the roadmap',
      params: byId,
      body: roadmapBody.required({ state: true }),
      status: 200,
      answer: roadmapItemSchema,
      problems: { ...reviewerOnly, 404: 'roadmap_item_not_found' },
      async handle({ ctx, params, body: { title, state, url = null } }) {
        return presentRoadmapItem(await roadmap.edit(params.id, { title, state, url }, requireReviewer(ctx).name));
      },
    }),
    apiRoute({
      ...common,
      method: 'delete',
      path: '/staff/roadmap/:id',
      summary: 'Take something off the roadmap; published reports keep it',
      params: byId,
      status: 204,
      problems: { ...reviewerOnly, 404: 'roadmap_item_not_found' },
      async handle({ ctx, params }) {
        await roadmap.remove(params.id, requireReviewer(ctx).name);
      },
    }),
    apiRoute({
      ...common,
      method: 'post',
      path: '/staff/roadmap/order',
      summary: 'Put the roadmap in another order',
      body: z.object({ ids: z.array(z.uuid()).max(200).meta({ description: 'All that are on it' }) }),
      status: 200,
      answer: z.object({ data: z.array(roadmapItemSchema), nextCursor: z.null() }),
      problems: { ...reviewerOnly, 409: 'roadmap_changed' },
      async handle({ ctx, body }) {
        requireReviewer(ctx);
        return { data: (await roadmap.reorder(body.ids)).map(presentRoadmapItem), nextCursor: null };
      },
    }),
  ];
}

function authorOf({ name, discordId }: User) {
  return { name, discordId: discordId ?? null };
}
