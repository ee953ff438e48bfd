import { z } from 'zod';
import { PROSE_SECTIONS } from '#domain/glimcap/prose.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { draftSchema, presentVersion, versionSchema } from '../presenters/staff-glimcap-draft.ts';
import { deskListSchema } from '../presenters/staff-glimcap-list.ts';
import { previewSchema } from '../presenters/staff-glimcap-preview.ts';
import { type ApiRoute, apiRoute } from './api-route.ts';
import { requireReader, requireReviewer } from './staff-glimcap-permits.ts';
import { type DeskServices, getDraft, loadDeskList, loadDraft, loadPreview } from './staff-glimcap-view.ts';

const VERSIONS = 50;

/** A report is named by the Sunday that ends its week: drafts may change their number. */
export const ofWeek = z.object({ weekEnd: z.iso.date() });
/** Longer than anything that is kept, so that the domain says what is too long. */
export const writtenProse = z.partialRecord(z.enum(PROSE_SECTIONS), z.string().max(20_000));
/** Six sections in any script. */
export const PROSE_BODY = '512kb';

/** Drafts of the Glimcap: which there are, what is in them, and what they become with what is typed. */
export function staffGlimcapDraftRoutes(services: DeskServices): ApiRoute[] {
  const { glimcap, glimcapDesk } = services;
  const common = { tag: 'glimcap desk', access: 'staff' } as const;
  const one = { ...common, params: ofWeek, problems: { 404: 'glimcap_not_found', 409: 'glimcap_published' } } as const;

  return [
    apiRoute({
      ...common,
      method: 'get',
      path: '/staff/glimcaps',
      summary: 'Drafts, published reports, and the weeks without one',
      status: 200,
      answer: deskListSchema,
      async handle({ ctx }) {
        requireReader(ctx);
        return loadDeskList(services);
      },
    }),
    apiRoute({
      ...common,
      method: 'post',
      path: '/staff/glimcaps',
      summary: 'Compile a week, in place of an earlier draft of it',
      body: z
        .object({ weekEnd: z.iso.date().meta({ description: 'The Sunday that ends it; last week by default' }) })
        .partial(),
      status: 201,
      answer: z.object({ weekEnd: z.iso.date(), number: z.int() }),
      problems: { 403: 'staff_only, reviewer_only', 409: 'glimcap_published, glimcap_week_passed' },
      limit: rateLimit({ name: 'glimcap-compile', points: 20, seconds: 60 }),
      async handle({ ctx, body }) {
        const { name: by } = requireReviewer(ctx);
        const { weekEnd, number } = await (body.weekEnd ? glimcap.draftWeek(body.weekEnd, by) : glimcap.draft({ by }));
        return { weekEnd, number };
      },
    }),
    apiRoute({
      ...one,
      method: 'get',
      path: '/staff/glimcaps/:weekEnd',
      summary: 'A draft with all that its editor works with',
      status: 200,
      answer: draftSchema,
      async handle({ ctx, params }) {
        requireReader(ctx);
        return loadDraft(services, await getDraft(services, params.weekEnd));
      },
    }),
    apiRoute({
      ...one,
      method: 'get',
      path: '/staff/glimcaps/:weekEnd/stamp',
      summary: 'Whether a draft has changed: cheap enough to be asked for every few seconds',
      status: 200,
      answer: z.object({ stamp: z.string() }),
      async handle({ ctx, params }) {
        requireReader(ctx);
        return { stamp: await glimcapDesk.stamp(await getDraft(services, params.weekEnd)) };
      },
    }),
    apiRoute({
      ...one,
      method: 'post',
      path: '/staff/glimcaps/:weekEnd/preview',
      summary: 'What a draft becomes with what is typed; nothing is kept',
      body: z.object({
        author: z.string().max(1000).optional(),
        prose: writtenProse.optional(),
        support: z.string().max(20_000).optional(),
      }),
      bodyLimit: PROSE_BODY,
      status: 200,
      answer: previewSchema,
      limit: rateLimit({ name: 'glimcap-preview', points: 300, seconds: 60 }),
      async handle({ ctx, params, body }) {
        requireReader(ctx);
        return loadPreview(services, await getDraft(services, params.weekEnd), body);
      },
    }),
    apiRoute({
      ...one,
      method: 'get',
      path: '/staff/glimcaps/:weekEnd/versions',
      summary: 'The latest versions of a draft, newest first, with what each of them changed',
      status: 200,
      answer: z.object({ data: z.array(versionSchema), nextCursor: z.null() }),
      async handle({ ctx, params }) {
        requireReader(ctx);
        const report = await getDraft(services, params.weekEnd);
        const versions = await glimcapDesk.listVersions(report, VERSIONS);
        return { data: versions.map(presentVersion), nextCursor: null };
      },
    }),
  ];
}
