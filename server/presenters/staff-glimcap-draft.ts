import { z } from 'zod';
import type { DraftVersion, GateState } from '#domain/glimcap/glimcap-desk.ts';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import type { Observation } from '#domain/glimcap/observations/observation.ts';
import { PROSE_SECTIONS, type ProseSection } from '#domain/glimcap/prose.ts';
import { referenceChoices } from '#domain/glimcap/prose-references.ts';
import type { ReportChange } from '#domain/glimcap/report-changes.ts';
import type { Review } from '#domain/glimcap/review-report.ts';
import { ROADMAP_STATES, type RoadmapItem } from '#domain/glimcap/roadmap/roadmap-item.entity.ts';
import type { Finding } from '#domain/glimcap/sanity/finding.ts';
import type { Win } from '#domain/glimcap/wins/win.entity.ts';
import { WIN_AREAS } from '#domain/glimcap/wins/win-area.ts';
import { type DeskPreview, previewSchema } from './staff-glimcap-preview.ts';

const findingSchema = z.object({
  id: z.string(),
  kind: z.string(),
  text: z.string(),
  mustMend: z.boolean().meta({ description: 'It cannot be acknowledged: the text has to be corrected' }),
});
export const changeSchema = z.object({
  path: z.string(),
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

export const versionSchema = z.object({
  ordinal: z.int(),
  kind: z.enum(['compiled', 'edited', 'imported', 'published', 'corrected']),
  madeAt: z.iso.datetime(),
  madeBy: z.string().nullable().meta({ description: 'null for what the clock made' }),
  note: z.string().nullable(),
  changes: z.array(changeSchema).nullable().meta({ description: 'null for the first version' }),
});

export const winSchema = z
  .object({
    id: z.uuid(),
    area: z.enum(WIN_AREAS),
    areaName: z.string().nullable(),
    text: z.string(),
    author: z.string(),
    state: z.enum(['proposed', 'accepted', 'declined', 'withdrawn']),
    source: z.enum(['command', 'reaction', 'web', 'review']),
    url: z.string().nullable(),
  })
  .meta({ id: 'GlimcapWin' });

export const roadmapItemSchema = z
  .object({ id: z.uuid(), title: z.string(), state: z.enum(ROADMAP_STATES), url: z.string().nullable() })
  .meta({ id: 'RoadmapItem' });

/** A draft with all that its editor works with. */
export const draftSchema = z
  .object({
    weekStart: z.iso.date(),
    weekEnd: z.iso.date(),
    number: z.int(),
    title: z.string(),
    state: z.enum(['draft', 'held']),
    revision: z.int(),
    stamp: z.string().meta({ description: 'Another one as soon as anything of this has changed' }),
    author: z.string(),
    prose: z.record(z.enum(PROSE_SECTIONS), z.string()),
    support: z.string(),
    isOutdated: z.boolean().meta({ description: 'Another report was published since it was compiled' }),
    isClosingOld: z.boolean().meta({ description: 'Wins, roadmap or support block have changed since it was saved' }),
    references: z.array(
      z.object({
        label: z.string(),
        choices: z.array(z.object({ reference: z.string(), field: z.string(), value: z.string() })),
      }),
    ),
    observations: z.array(z.object({ text: z.string(), sentence: z.string(), section: z.enum(PROSE_SECTIONS) })),
    findings: z.array(findingSchema).meta({ description: 'What is open at the sanity gate' }),
    acknowledged: z.array(findingSchema.extend({ reason: z.string(), by: z.string(), at: z.iso.datetime() })),
    wins: z.array(winSchema),
    roadmap: z.array(roadmapItemSchema),
    latest: versionSchema.nullable(),
    preview: previewSchema,
  })
  .meta({ id: 'GlimcapDraft' });

export type DeskDraft = z.infer<typeof draftSchema>;
export type DeskVersion = z.infer<typeof versionSchema>;
export type DeskChange = z.infer<typeof changeSchema>;
export type DeskWin = z.infer<typeof winSchema>;
export type DeskRoadmapItem = z.infer<typeof roadmapItemSchema>;

interface Parts {
  report: GlimcapReport;
  review: Review;
  gate: GateState;
  stamp: string;
  support: string;
  wins: readonly Win[];
  roadmap: readonly RoadmapItem[];
  latest: DraftVersion | undefined;
  /** The number that was published last. */
  lastNumber: number | null;
  /** What a save without edits would change. */
  closingChanges: readonly ReportChange[];
  preview: DeskPreview;
}

export function presentDraft({ report, review, gate, latest, lastNumber, closingChanges, ...rest }: Parts): DeskDraft {
  const { weekStart, weekEnd, number, state, revision, figures } = report;
  return {
    weekStart,
    weekEnd,
    number,
    title: figures.title,
    state: state === 'held' ? 'held' : 'draft',
    revision,
    stamp: rest.stamp,
    author: figures.author,
    prose: everySection(figures.prose ?? {}),
    support: rest.support,
    isOutdated: (report.previousNumber ?? null) !== lastNumber,
    isClosingOld: closingChanges.length > 0,
    references: referenceChoices(review.report),
    observations: review.observations.map((each) => presentObservation(each, review)),
    findings: gate.open.map(presentFinding),
    acknowledged: gate.acknowledged.map(({ finding, acknowledgement: { reason, madeBy, madeAt } }) => ({
      ...presentFinding(finding),
      reason,
      by: madeBy,
      at: madeAt.toISOString(),
    })),
    wins: rest.wins.map(presentWin),
    roadmap: rest.roadmap.map(presentRoadmapItem),
    latest: latest ? presentVersion(latest) : null,
    preview: rest.preview,
  };
}

export function presentVersion({ version, changes }: DraftVersion): DeskVersion {
  const { ordinal, kind, madeAt, madeBy = null, note = null } = version;
  return { ordinal, kind, madeAt: madeAt.toISOString(), madeBy, note, changes };
}

export function presentWin({ id, area, areaName, text, authorName, state, source, messageUrl }: Win): DeskWin {
  return { id, area, areaName: areaName ?? null, text, author: authorName, state, source, url: messageUrl ?? null };
}

export function presentRoadmapItem({ id, title, state, url }: RoadmapItem): DeskRoadmapItem {
  return { id, title, state, url: url ?? null };
}

export function everySection(prose: Partial<Record<ProseSection, string>>): Record<ProseSection, string> {
  const { intro = '', metrics = '', traffic = '', networks = '', financials = '', outro = '' } = prose;
  return { intro, metrics, traffic, networks, financials, outro };
}

function presentFinding({ id, kind, text }: Finding) {
  return { id, kind, text, mustMend: kind === 'reference' };
}

/** An observation belongs where the row of its first metric stands. */
function presentObservation({ text, suggestion, keys }: Observation, { report }: Review) {
  const [key] = keys;
  const { traffic, networks } = report;
  const isTraffic = [traffic.pageViews, traffic.visitors].some((row) => row?.key === key);
  const isNetwork = networks.some((row) => row.key === key);
  const section: ProseSection = isTraffic ? 'traffic' : isNetwork ? 'networks' : 'metrics';
  return { text, sentence: suggestion, section };
}
