import { z } from 'zod';
import { lineLabel } from '#domain/finance/line-label.ts';
import { FINANCE_INPUTS } from '#domain/finance/statement.ts';
import { formatMoney } from '#domain/format-money.ts';
import type { Issue } from '#domain/glimcap/archive/issue.ts';
import type { Figures, MetricFigure } from '#domain/glimcap/figures.ts';
import type { DraftVersion } from '#domain/glimcap/glimcap-desk.ts';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import { figuresByKey } from '#domain/glimcap/last-published.ts';
import { PROSE_SECTIONS } from '#domain/glimcap/prose.ts';
import { formatMetricValue, type MetricValue } from '#domain/metrics/metric-value.ts';
import { everySection, presentVersion, versionSchema } from './staff-glimcap-draft.ts';
import { type DeskPreview, previewSchema } from './staff-glimcap-preview.ts';

const figureSchema = z.object({
  key: z.string(),
  label: z.string(),
  value: z.string().nullable().meta({ description: 'As it is written by hand; null where it was missing' }),
});

/** A published report as staff correct it. */
export const publishedSchema = z
  .object({
    weekEnd: z.iso.date(),
    number: z.int(),
    title: z.string(),
    publishedAt: z.iso.datetime(),
    publishedBy: z.string(),
    ordinal: z.int().meta({ description: 'The version that stands' }),
    metrics: z.array(figureSchema),
    finance: z.array(figureSchema),
    prose: z.record(z.enum(PROSE_SECTIONS), z.string()),
    versions: z.array(versionSchema),
    preview: previewSchema,
  })
  .meta({ id: 'GlimcapPublished' });

export type DeskReport = z.infer<typeof publishedSchema>;
export type DeskFigure = z.infer<typeof figureSchema>;

interface Parts {
  report: GlimcapReport;
  /** As it stands. */
  issue: Issue;
  versions: readonly DraftVersion[];
  preview: DeskPreview;
}

export function presentDeskReport({ report, issue, versions, preview }: Parts): DeskReport {
  const { figures } = issue;
  return {
    weekEnd: report.weekEnd,
    number: report.number,
    title: figures.title,
    publishedAt: (report.publishedAt ?? report.draftedAt).toISOString(),
    publishedBy: report.publishedBy ?? '',
    ordinal: issue.ordinal,
    metrics: [...figuresByKey(figures).values()].map(presentFigure),
    finance: presentFinance(figures),
    prose: everySection(figures.prose ?? {}),
    versions: versions.map(presentVersion),
    preview,
  };
}

function presentFigure({ key, label, current }: MetricFigure) {
  return { key, label, value: current === null ? null : exact(current) };
}

/** Cents are corrected too, and seconds. */
function exact(value: MetricValue): string {
  if (typeof value === 'number') return formatMetricValue(value);
  if ('minor' in value) return formatMoney(value);
  if ('basisPoints' in value) return formatMetricValue(value);
  const [hours, minutes, seconds] = [
    Math.floor(value.seconds / 3600),
    Math.floor(value.seconds / 60) % 60,
    value.seconds % 60,
  ];
  const parts = [hours && `${hours} h`, minutes && `${minutes} min`, seconds && `${seconds} s`].filter(Boolean);
  return parts.join(' ') || '0 s';
}

function presentFinance({ finance }: Figures) {
  if (!finance) return [];
  return FINANCE_INPUTS.map((key) => {
    const minor = finance.inputs[key];
    return {
      key,
      label: lineLabel(key, finance.provider),
      value: minor === null ? null : formatMoney({ minor, currency: finance.currency }),
    };
  });
}
