import { createHash } from 'node:crypto';
import { FINANCE_INPUTS } from '../finance/statement.ts';
import { difference } from '../metrics/difference.ts';
import { amountOf } from '../metrics/metric-unit.ts';
import { formatMetricValue, type MetricValue } from '../metrics/metric-value.ts';
import { addDays, type CalendarDay, dayAt, daysBetween } from '../metrics/zoned-day.ts';
import type { Report } from './compile-report.ts';
import { describeContradiction } from './describe-contradiction.ts';
import type { Figures } from './figures.ts';
import type { MetricRow } from './metric-row.ts';
import { unmatchedNumbers } from './prose-numbers.ts';
import { reportRows, resolveReferences } from './prose-references.ts';

/** Something that a reviewer must have seen, and said why it stands, before a report is published. */
export interface Finding {
  /** Another one as soon as what it says is another: an acknowledgement is for the figures that were seen. */
  id: string;
  kind:
    | 'contradiction'
    | 'missing'
    | 'jump'
    | 'stale'
    | 'dropped'
    | 'skipped'
    | 'number-in-prose'
    /** A reference to a figure that is not there would be printed as it is written: it must be mended. */
    | 'reference';
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
export function sanityFindings({ figures, report, last, timeZone }: Reviewed): Finding[] {
  const rows = reportRows(report);
  return [
    ...report.contradictions.map((each) => finding('contradiction', describeContradiction(each))),
    ...(figures.finance?.findings ?? []).map(({ text }) => finding('contradiction', text)),
    ...skippedWeeks(figures),
    ...rows.flatMap((row) => [...jump(row), ...stale(row, figures.weekEnd, timeZone)]),
    ...missing(rows),
    ...missingFinance(report),
    ...dropped(figures, last),
    ...proseFindings(figures, report),
  ];
}

function skippedWeeks({ weekEnd, previousWeekEnd }: Figures): Finding[] {
  if (weekEnd === undefined || previousWeekEnd === undefined || daysBetween(previousWeekEnd, weekEnd) === 7) return [];
  return [
    finding('skipped', `Weeks were skipped: the last Glimcap is about the week that ended on ${previousWeekEnd}.`),
  ];
}

/** What is missing for the same reason is one line. */
function missing(rows: readonly MetricRow[]): Finding[] {
  const byReason = Map.groupBy(
    rows.filter((row) => row.missing !== null),
    (row) => row.missing,
  );
  return [...byReason].map(([reason, those]) =>
    finding('missing', `No figure for ${those.map(({ label }) => label).join(', ')}: ${reason}.`),
  );
}

function jump({ label, current, previous, cells }: MetricRow): Finding[] {
  if (current === null || previous === null || !isJump(current, previous)) return [];
  const values = `${formatMetricValue(previous)} to ${formatMetricValue(current)}`;
  return [finding('jump', `${label} changed by more than half: ${values} (${cells.difference}).`)];
}

function isJump(current: MetricValue, previous: MetricValue): boolean {
  const change = amountOf(difference(current, previous));
  return 100n * (change < 0n ? -change : change) > JUMP_PERCENT * amountOf(previous);
}

/** A gauge is read at the week's end; one that was read days earlier is not what the report says it is. */
function stale({ label, provenance }: MetricRow, weekEnd: CalendarDay | undefined, timeZone: string): Finding[] {
  const { source, takenAt } = provenance;
  if (weekEnd === undefined || takenAt === undefined || source === 'database') return [];
  const day = dayAt(new Date(takenAt), timeZone);
  if (day >= addDays(weekEnd, -1)) return [];
  return [finding('stale', `${label} was last counted on ${day}, not at the week's end.`)];
}

function missingFinance({ finance }: Report): Finding[] {
  const isInput = (key: string) => FINANCE_INPUTS.some((input) => input === key);
  const gaps = finance?.rows.filter(({ key, missing }) => missing !== null && isInput(key)) ?? [];
  const reasons = new Set(gaps.map(({ missing }) => missing));
  return [...reasons].map((reason) => finding('missing', `Finance is incomplete: ${reason}.`));
}

function dropped({ metrics }: Figures, last: Figures | null): Finding[] {
  const known = new Set(metrics.map(({ key }) => key));
  const gone = last?.metrics.filter(({ key }) => !known.has(key)) ?? [];
  return gone.map(({ label }) => finding('dropped', `${label} was in the last Glimcap and is not in this one.`));
}

function proseFindings({ prose = {} }: Figures, report: Report): Finding[] {
  return Object.entries(prose).flatMap(([section, text]) => [
    ...resolveReferences(text, report).unknown.map((reference) =>
      finding('reference', `The text of "${section}" refers to ${reference}, which has no figure in this report.`),
    ),
    ...unmatchedNumbers(text, report).map((number) =>
      finding('number-in-prose', `The text of "${section}" says ${number}, which is in no row of this report.`),
    ),
  ]);
}

function finding(kind: Finding['kind'], text: string): Finding {
  const digest = createHash('sha256').update(text).digest('base64url').slice(0, 16);
  return { id: `${kind}-${digest}`, kind, text };
}
