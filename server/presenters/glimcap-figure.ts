import { z } from 'zod';
import { formatMoney } from '#domain/format-money.ts';
import { derivationFormula } from '#domain/glimcap/archive/derivation-formula.ts';
import type { FigurePoint } from '#domain/glimcap/archive/figure-history.ts';
import type { Issue } from '#domain/glimcap/archive/issue.ts';
import type { Derivation, ReportFigure } from '#domain/glimcap/archive/report-figure.ts';
import { formatMetricValue, type MetricValue, metricValueToJson } from '#domain/metrics/metric-value.ts';
import { addDays } from '#domain/metrics/zoned-day.ts';

const value = z
  .union([
    z.int(),
    z.object({ minor: z.int(), currency: z.string() }),
    z.object({ seconds: z.int() }),
    z.object({ basisPoints: z.int() }),
  ])
  .meta({ id: 'MetricValue', description: 'Exact: a count, minor units of a currency, seconds, or basis points' });
const printed = z.string().meta({ description: 'As the report prints it' });

/** A figure of a published report, and where it comes from. */
export const figureSchema = z
  .object({
    key: z.string(),
    label: z.string(),
    section: z.enum(['metrics', 'traffic', 'networks', 'finance']),
    unit: z.enum(['count', 'money', 'duration', 'ratio']),
    value: value.nullable(),
    printed,
    missing: z.string().nullable().meta({ description: 'Why there is no value' }),
    previous: z
      .object({ value, printed })
      .nullable()
      .meta({ description: 'The value last published; null for what is new, and for lines of the finances' }),
    difference: z.object({ value, printed }).nullable(),
    definition: z.string().nullable().meta({ description: 'What exactly is counted' }),
    measure: z.enum(['gauge', 'count']).nullable().meta({ description: 'At the week’s end, or over the week' }),
    provenance: z.object({
      source: z.string().nullable(),
      takenAt: z.string().nullable(),
      query: z.string().nullable().meta({ description: 'The query or request that gave it' }),
      note: z.string().nullable(),
    }),
    derivation: z
      .object({
        formula: z.string(),
        terms: z.array(z.object({ key: z.string(), label: z.string(), value: value.nullable(), printed })),
      })
      .nullable()
      .meta({ description: 'How a line of the finances follows from others; null for what is counted' }),
  })
  .meta({ id: 'GlimcapFigure' });

const reportSchema = z.object({
  number: z.int(),
  title: z.string(),
  weekStart: z.iso.date(),
  weekEnd: z.iso.date(),
  publishedAt: z.iso.datetime(),
  version: z.int(),
});

/** A figure with its report, what corrections changed of it, and what was published of it before. */
export const figureDetailSchema = figureSchema
  .extend({
    report: reportSchema,
    previous: z
      .object({
        value,
        printed,
        report: z
          .int()
          .nullable()
          .meta({ description: 'The report that published it; null where that one is not here' }),
        weekEnd: z.iso.date().nullable(),
        correctedTo: z.string().nullable().meta({ description: 'What that report says now, where it was corrected' }),
      })
      .nullable(),
    corrections: z.array(
      z.object({
        version: z.int(),
        at: z.iso.datetime(),
        by: z.string().nullable(),
        note: z.string(),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    ),
    history: z.array(
      z.object({
        report: z.int(),
        weekEnd: z.iso.date(),
        value: value.nullable(),
        printed,
        period: z.string().nullable().meta({ description: 'What a line of the finances goes over' }),
      }),
    ),
  })
  .meta({ id: 'GlimcapFigureDetail' });

const NO_FIGURE = 'no data';

export function presentFigure(figure: ReportFigure): z.infer<typeof figureSchema> {
  const { provenance, derivation, previous, difference, ...rest } = figure;
  const { source = null, takenAt = null, query = null, note = null } = provenance;
  return {
    ...rest,
    value: json(figure.value),
    previous: previous && { ...previous, value: metricValueToJson(previous.value) },
    difference: difference && { ...difference, value: metricValueToJson(difference.value) },
    provenance: { source, takenAt, query, note },
    derivation: derivation && presentDerivation(figure, derivation),
  };
}

/** @param points the figure's history, oldest first, of which the last is the report's own */
export function presentFigureDetail(
  figure: ReportFigure,
  issue: Issue,
  points: readonly FigurePoint[],
): z.infer<typeof figureDetailSchema> {
  const { number, title, weekStart, weekEnd, publishedAt, ordinal } = issue;
  const presented = presentFigure(figure);
  return {
    ...presented,
    report: { number, title, weekStart, weekEnd, publishedAt: publishedAt.toISOString(), version: ordinal },
    previous: presented.previous && { ...presented.previous, ...lastPublished(figure, issue, points) },
    corrections: correctionsOf(figure, issue),
    history: points.map((point) => ({
      report: point.number,
      weekEnd: point.weekEnd,
      // An earlier version has its own figure, not the one that stands.
      ...valueAt(point.number === number ? figure.value : point.value, figure),
      period: point.period ?? null,
    })),
  };
}

function valueAt(value: MetricValue | null, { section }: ReportFigure) {
  return { value: json(value), printed: value === null ? NO_FIGURE : print(value, section) };
}

/** Lines of the finances are printed to the cent. */
function print(value: MetricValue, section: ReportFigure['section']): string {
  if (section === 'finance' && typeof value !== 'number' && 'minor' in value) return formatMoney(value);
  return formatMetricValue(value);
}

function lastPublished(
  { key, previous, section }: ReportFigure,
  { figures, weekEnd }: Issue,
  points: readonly FigurePoint[],
) {
  const own = [...figures.metrics, figures.traffic?.pageViews, figures.traffic?.visitors, ...(figures.networks ?? [])];
  const published =
    own.find((each) => each?.key === key)?.previousWeekEnd ?? figures.previousWeekEnd ?? addDays(weekEnd, -7);
  const point = points.find((each) => each.weekEnd === published);
  const now = point?.value ? print(point.value, section) : null;
  return {
    report: point?.number ?? null,
    weekEnd: published,
    correctedTo: now === null || now === previous?.printed ? null : now,
  };
}

function correctionsOf({ key }: ReportFigure, { corrections }: Issue) {
  return corrections.flatMap(({ ordinal, at, by, note, changes }) => {
    const change = changes.find(({ path }) => path === key || path === `metrics.${key}`);
    if (!change) return [];
    return [{ version: ordinal, at: at.toISOString(), by, note, before: change.before, after: change.after }];
  });
}

function presentDerivation(figure: ReportFigure, derivation: Derivation) {
  const { terms, credits } = derivation;
  return {
    formula: derivationFormula(figure, derivation),
    terms: [...terms, ...(credits ? [credits] : [])].map(({ key, label, value, printed }) => ({
      key,
      label,
      value: json(value),
      printed,
    })),
  };
}

function json(value: MetricValue | null) {
  return value === null ? null : metricValueToJson(value);
}
