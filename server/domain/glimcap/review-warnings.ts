import { FINANCE_INPUTS } from '../finance/statement.ts';
import { difference } from '../metrics/difference.ts';
import { amountOf } from '../metrics/metric-unit.ts';
import { formatMetricValue, type MetricValue } from '../metrics/metric-value.ts';
import { addDays, type CalendarDay, dayAt, daysBetween } from '../metrics/zoned-day.ts';
import type { Report } from './compile-report.ts';
import { describeContradiction } from './describe-contradiction.ts';
import type { Figures } from './figures.ts';
import type { MetricRow } from './metric-row.ts';

/** Something that a reviewer must have seen before a report is published. */
export interface ReviewWarning {
  /** Publishing in spite of a `contradiction` must be said explicitly. */
  kind: 'contradiction' | 'missing' | 'jump' | 'stale' | 'dropped' | 'skipped';
  text: string;
}

/** A change by more than half of the value last published. */
const JUMP_PERCENT = 50n;

interface Reviewed {
  figures: Figures;
  report: Report;
  /** The figures last published, if any. */
  last: Figures | null;
  timeZone: string;
}

/** The sanity gate of a draft. */
export function reviewWarnings({ figures, report, last, timeZone }: Reviewed): ReviewWarning[] {
  const rows = [...report.metrics, report.traffic.pageViews];
  return [
    ...report.contradictions.map((each) => warning('contradiction', describeContradiction(each))),
    ...(figures.finance?.findings ?? []).map(({ text }) => warning('contradiction', text)),
    ...skippedWeeks(figures),
    ...rows.flatMap((row) => [...jump(row), ...stale(row, figures.weekEnd, timeZone)]),
    ...missing(rows),
    ...missingFinance(report),
    ...dropped(figures, last),
  ];
}

function skippedWeeks({ weekEnd, previousWeekEnd }: Figures): ReviewWarning[] {
  if (weekEnd === undefined || previousWeekEnd === undefined || daysBetween(previousWeekEnd, weekEnd) === 7) return [];
  return [
    warning('skipped', `Weeks were skipped: the last Glimcap is about the week that ended on ${previousWeekEnd}.`),
  ];
}

/** What is missing for the same reason is one line. */
function missing(rows: readonly MetricRow[]): ReviewWarning[] {
  const byReason = Map.groupBy(
    rows.filter((row) => row.missing !== null),
    (row) => row.missing,
  );
  return [...byReason].map(([reason, those]) =>
    warning('missing', `No figure for ${those.map(({ label }) => label).join(', ')}: ${reason}.`),
  );
}

function jump({ label, current, previous, cells }: MetricRow): ReviewWarning[] {
  if (current === null || previous === null || !isJump(current, previous)) return [];
  const values = `${formatMetricValue(previous)} to ${formatMetricValue(current)}`;
  return [warning('jump', `${label} changed by more than half: ${values} (${cells.difference}).`)];
}

function isJump(current: MetricValue, previous: MetricValue): boolean {
  const change = amountOf(difference(current, previous));
  return 100n * (change < 0n ? -change : change) > JUMP_PERCENT * amountOf(previous);
}

/** A gauge is read at the week's end; one that was read days earlier is not what the report says it is. */
function stale({ label, provenance }: MetricRow, weekEnd: CalendarDay | undefined, timeZone: string): ReviewWarning[] {
  const { source, takenAt } = provenance;
  if (weekEnd === undefined || takenAt === undefined || source === 'database') return [];
  const day = dayAt(new Date(takenAt), timeZone);
  if (day >= addDays(weekEnd, -1)) return [];
  return [warning('stale', `${label} was last counted on ${day}, not at the week's end.`)];
}

function missingFinance({ finance }: Report): ReviewWarning[] {
  const isInput = (key: string) => FINANCE_INPUTS.some((input) => input === key);
  const gaps = finance?.rows.filter(({ key, missing }) => missing !== null && isInput(key)) ?? [];
  const reasons = new Set(gaps.map(({ missing }) => missing));
  return [...reasons].map((reason) => warning('missing', `Finance is incomplete: ${reason}.`));
}

function dropped({ metrics }: Figures, last: Figures | null): ReviewWarning[] {
  const known = new Set(metrics.map(({ key }) => key));
  const gone = last?.metrics.filter(({ key }) => !known.has(key)) ?? [];
  return gone.map(({ label }) => warning('dropped', `${label} was in the last Glimcap and is not in this one.`));
}

function warning(kind: ReviewWarning['kind'], text: string): ReviewWarning {
  return { kind, text };
}
