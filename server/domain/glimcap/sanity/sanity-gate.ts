import type { Report } from '../compile-report.ts';
import type { Figures } from '../figures.ts';
import type { MetricHistory } from '../observations/metric-history.ts';
import { reportRows } from '../prose-references.ts';
import { cumulative } from './cumulative.ts';
import { dropped } from './dropped.ts';
import { fell } from './fell.ts';
import type { Finding } from './finding.ts';
import { brokenIdentities } from './identity.ts';
import { jump } from './jump.ts';
import { missing } from './missing.ts';
import { proseFindings } from './prose.ts';
import { sampleTime } from './sample-time.ts';
import { skippedWeeks } from './skipped.ts';

interface Reviewed {
  figures: Figures;
  report: Report;
  /** Each metric as it was published up to this draft. */
  histories: readonly MetricHistory[];
  /** The figures last published, if any. */
  last: Figures | null;
  timeZone: string;
}

/** The sanity gate of a draft, the gravest first. */
export function sanityFindings({ figures, report, histories, last, timeZone }: Reviewed): Finding[] {
  const { weekEnd } = figures;
  const week = { timeZone, ...(weekEnd === undefined ? {} : { weekEnd }) };
  const rows = reportRows(report);
  const followers = new Set(figures.charts?.followers);
  // People come to a network and go: the first week in which more go is a story, not a fault.
  const fellUnlessFollowers = (history: MetricHistory) => (followers.has(history.key) ? [] : fell(history));
  const measures = new Map(rows.map(({ key, measure }) => [key, measure]));
  return [
    ...brokenIdentities(figures, report),
    ...proseFindings(report),
    ...skippedWeeks(figures),
    ...histories.flatMap((history) => {
      const isCount = measures.get(history.key) === 'count';
      const strange = isCount ? cumulative(history) : fellUnlessFollowers(history);
      return strange.length > 0 ? strange : jump(history, isCount);
    }),
    ...rows.flatMap((row) => sampleTime(row, week)),
    ...missing(rows, report),
    ...dropped(figures, last),
  ];
}
