import { inputsBy } from '../server/domain/finance/inputs-by.ts';
import type { Figures, FinanceFigures, MetricFigure, Provenance } from '../server/domain/glimcap/figures.ts';
import { metricUnit, valueIn } from '../server/domain/metrics/metric-unit.ts';
import type { MetricValue } from '../server/domain/metrics/metric-value.ts';
import { printable } from '../server/printable.ts';
import { figuresProblem } from './figures-problem.ts';
import { type FiguresFile, figuresSchema } from './figures-schema.ts';
import { jsonFaultLine } from './json-fault-line.ts';

/** The figures of a file, or one line about each thing that is wrong with it. */
export type ParsedFigures = { figures: Figures } | { problems: string[] };

/**
 * Reads the text of a figures file. Money in it is integer minor units, a duration seconds, a ratio basis points;
 * a null is a figure that is not known; keys that begin with `$` are comments.
 */
export function parseFigures(text: string): ParsedFigures {
  const json = text.replace(/^\uFEFF/, '');
  let file: unknown;
  try {
    file = JSON.parse(json, (key, value) => (key.startsWith('$') ? undefined : value));
  } catch (error) {
    const reason = error instanceof Error ? error.message.replaceAll(/\s+/g, ' ') : String(error);
    return { problems: [`not JSON: line ${jsonFaultLine(json)}: ${printable(reason)}`] };
  }
  const result = figuresSchema.safeParse(file, { reportInput: true });
  if (!result.success) return { problems: result.error.issues.map((issue) => printable(figuresProblem(issue))) };
  return { figures: toFigures(result.data) };
}

function toFigures({ metrics, traffic, finance, ...head }: FiguresFile): Figures {
  return {
    ...head,
    metrics: metrics.map(toMetric),
    traffic: traffic && {
      pageViews: toMetric({ key: 'page_views', label: 'Page views', unit: 'count', ...traffic.pageViews }),
    },
    finance: finance && toFinance(finance),
  };
}

function toMetric(metric: FiguresFile['metrics'][number]): MetricFigure {
  const { key, label, unit, current, previous, previousWeekEnd, ...provenance } = metric;
  return {
    key,
    label,
    unit,
    current: toValue(current, metric),
    previous: toValue(previous, metric),
    ...(previousWeekEnd === undefined ? {} : { previousWeekEnd }),
    provenance: toProvenance(provenance),
  };
}

function toValue(value: number | null, metric: FiguresFile['metrics'][number]): MetricValue | null {
  return value === null ? null : valueIn(metricUnit(metric), BigInt(value));
}

function toProvenance({ source, takenAt, query, note }: Provenance): Provenance {
  return {
    ...(source !== undefined && { source }),
    ...(takenAt !== undefined && { takenAt }),
    ...(query !== undefined && { query }),
    ...(note !== undefined && { note }),
  };
}

function toFinance({ inputs, printed, ...rest }: NonNullable<FiguresFile['finance']>): FinanceFigures {
  const minor = (amount: number | null) => (amount === null ? null : BigInt(amount));
  return {
    ...rest,
    inputs: inputsBy((input) => minor(inputs[input])),
    printed: Object.fromEntries(Object.entries(printed).map(([key, amount]) => [key, BigInt(amount)])),
  };
}
