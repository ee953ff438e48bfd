import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import { figuresFromJson } from '#domain/glimcap/figures-json.ts';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import { readCorrection } from '#domain/glimcap/written-correction.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { changeSchema } from '../presenters/staff-glimcap-draft.ts';
import { presentPreview, previewSchema } from '../presenters/staff-glimcap-preview.ts';
import { publishedSchema } from '../presenters/staff-glimcap-report.ts';
import { type ApiRoute, apiRoute } from './api-route.ts';
import { drawnCharts } from './staff-glimcap-charts.ts';
import { ofWeek, PROSE_BODY, writtenProse } from './staff-glimcap-drafts.ts';
import { requireReviewer } from './staff-glimcap-permits.ts';
import { type DeskServices, getPublished, loadDeskReport } from './staff-glimcap-view.ts';

const written = z.record(z.string().max(64), z.string().max(100));
const edits = z.object({
  metrics: written.optional().meta({ description: 'By key, as people write them: `5,936`, `$8,160.50`, `1 h 12 min`' }),
  finance: written.optional(),
  prose: writtenProse.optional(),
});
type Edits = z.infer<typeof edits>;

/** Corrections of published reports. */
export function staffGlimcapCorrectionRoutes(services: DeskServices): ApiRoute[] {
  const { charts, glimcapArchive, glimcapCorrections } = services;
  const common = { tag: 'glimcap desk', access: 'staff', params: ofWeek, bodyLimit: PROSE_BODY } as const;
  const problems = { 403: 'staff_only, reviewer_only', 404: 'glimcap_not_found' } as const;

  return [
    apiRoute({
      ...common,
      method: 'post',
      path: '/staff/glimcaps/:weekEnd/corrections/preview',
      summary: 'What readers will see after a correction; nothing is kept',
      body: edits,
      status: 200,
      answer: z.object({ preview: previewSchema, changes: z.array(changeSchema) }),
      problems,
      limit: rateLimit({ name: 'glimcap-correction-preview', points: 120, seconds: 60 }),
      async handle({ ctx, params, body }) {
        requireReviewer(ctx);
        const report = await getPublished(services, params.weekEnd);
        const { figures, changes } = await glimcapCorrections.tryOut(report, await read(report, body));
        const issue = { ...(await glimcapArchive.get(report.number)), figures };
        const drawn = await drawnCharts(figures, charts);
        return { preview: presentPreview({ issue, drawn, sizeOf: charts.size }), changes };
      },
    }),
    apiRoute({
      ...common,
      method: 'post',
      path: '/staff/glimcaps/:weekEnd/corrections',
      summary: 'Correct a published report; what was published stays readable',
      body: edits.extend({
        ordinal: z.int().min(1).meta({ description: 'The version that was looked at' }),
        note: z.string().max(2000).meta({ description: 'What readers are told' }),
      }),
      status: 201,
      answer: publishedSchema,
      problems: { ...problems, 409: 'glimcap_corrected_meanwhile' },
      limit: rateLimit({ name: 'glimcap-correction', points: 20, seconds: 60 }),
      async handle({ ctx, params, body: { ordinal, note, ...rest } }) {
        const { name: by } = requireReviewer(ctx);
        const report = await getPublished(services, params.weekEnd);
        await glimcapCorrections.correct(report.number, { ...(await read(report, rest)), ordinal, note, by });
        return loadDeskReport(services, report);
      },
    }),
  ];

  async function read(report: GlimcapReport, { metrics, finance, prose }: Edits): Promise<CorrectedParts> {
    const standing = (await glimcapCorrections.listPublic(report)).at(-1);
    const figures = figuresFromJson(standing?.figures ?? report.figures);
    const values = readCorrection(figures, { ...(metrics && { metrics }), ...(finance && { finance }) });
    return { ...values, ...(prose && { prose }) };
  }
}

type CorrectedParts = Parameters<Domain['glimcapCorrections']['tryOut']>[1];
