import { z } from 'zod';
import type { Reviewed } from '#domain/glimcap/reviewed-report.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { draftSchema } from '../presenters/staff-glimcap-draft.ts';
import { type ApiRoute, apiRoute } from './api-route.ts';
import { ofWeek, PROSE_BODY, writtenProse } from './staff-glimcap-drafts.ts';
import { requireReviewer } from './staff-glimcap-permits.ts';
import { type DeskServices, getDraft, loadDraft } from './staff-glimcap-view.ts';

const revision = z.int().min(0).meta({ description: 'Of the draft that was looked at' });

/** The review of a draft. Each change names the revision that its reviewer had before them. */
export function staffGlimcapReviewRoutes(services: DeskServices): ApiRoute[] {
  const { glimcap, glimcapDesk } = services;
  const common = {
    tag: 'glimcap desk',
    access: 'staff',
    params: ofWeek,
    limit: rateLimit({ name: 'glimcap-review', points: 120, seconds: 60 }),
  } as const;
  const conflicts = 'glimcap_published, glimcap_redrafted';
  const problems = { 403: 'staff_only, reviewer_only', 404: 'glimcap_not_found', 409: conflicts } as const;

  /** A turn that needs nothing but the draft that was reviewed. */
  const turn = (verb: string, summary: string, work: (reviewed: Reviewed, by: string) => Promise<unknown>) =>
    apiRoute({
      ...common,
      problems,
      method: 'post',
      path: `/staff/glimcaps/:weekEnd/${verb}`,
      summary,
      body: z.object({ revision }),
      status: 200,
      answer: draftSchema,
      async handle({ ctx, params, body }) {
        const { name } = requireReviewer(ctx);
        await work(await reviewed(params.weekEnd, body), name);
        return loadDraft(services, await getDraft(services, params.weekEnd));
      },
    });

  return [
    apiRoute({
      ...common,
      method: 'patch',
      path: '/staff/glimcaps/:weekEnd',
      summary: 'Change the texts of a draft, and take in the wins, the roadmap and the support block as they are',
      body: z.object({
        revision,
        author: z.string().max(1000).optional(),
        prose: writtenProse.optional(),
        support: z
          .object({ text: z.string().max(20_000), was: z.string().max(20_000) })
          .optional()
          .meta({ description: 'For all reports from now on; `was` is the text that was changed' }),
      }),
      bodyLimit: PROSE_BODY,
      status: 200,
      answer: draftSchema,
      problems: { ...problems, 409: `${conflicts}, support_text_changed` },
      async handle({ ctx, params, body: { revision: seen, ...edits } }) {
        const { name } = requireReviewer(ctx);
        const report = await glimcapDesk.edit(await reviewed(params.weekEnd, { revision: seen }), edits, name);
        return loadDraft(services, report);
      },
    }),
    turn('recompute', 'Gather the figures anew; the texts stay', (draft, by) => glimcap.redraft(draft, by)),
    turn('hold', 'Keep a draft from being published', (draft) => glimcap.hold(draft)),
    turn('release', 'Let a held draft go', (draft) => glimcap.release(draft)),
    apiRoute({
      ...common,
      problems: { ...problems, 404: 'glimcap_not_found, glimcap_finding_gone', 409: `${conflicts}, glimcap_must_mend` },
      method: 'post',
      path: '/staff/glimcaps/:weekEnd/acknowledgements',
      summary: 'Say why a draft may be published in spite of what the sanity gate found',
      body: z.object({
        revision,
        findingIds: z.array(z.string().max(100)).min(1).max(200),
        reason: z.string().max(2000),
      }),
      status: 201,
      answer: draftSchema,
      async handle({ ctx, params, body: { revision: seen, ...said } }) {
        const { name: by } = requireReviewer(ctx);
        await glimcapDesk.acknowledge(await reviewed(params.weekEnd, { revision: seen }), { ...said, by });
        return loadDraft(services, await getDraft(services, params.weekEnd));
      },
    }),
    apiRoute({
      ...common,
      problems: { ...problems, 409: `${conflicts}, glimcap_held, glimcap_outdated, glimcap_unacknowledged` },
      method: 'post',
      path: '/staff/glimcaps/:weekEnd/publish',
      summary: 'Publish a draft as it was reviewed',
      body: z.object({ revision }),
      status: 200,
      answer: z.object({ number: z.int() }),
      async handle({ ctx, params, body }) {
        const { name: by } = requireReviewer(ctx);
        const { number } = await glimcap.publish({ ...(await reviewed(params.weekEnd, body)), by });
        return { number };
      },
    }),
  ];

  async function reviewed(weekEnd: string, { revision: seen }: { revision: number }): Promise<Reviewed> {
    return { reportId: (await getDraft(services, weekEnd)).id, revision: seen };
  }
}
