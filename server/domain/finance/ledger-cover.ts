import type { EntityManager } from '@mikro-orm/postgresql';
import { addDays, type CalendarDay } from '../metrics/zoned-day.ts';
import type { Money } from '../money.ts';
import { checkCoverage } from './check-coverage.ts';
import { type LedgerCoverage, LedgerCoverageSchema } from './ledger-coverage.entity.ts';
import type { LedgerKind } from './ledger-kind.ts';

/** A source's word that the ledger has all of its entries of these kinds on these days. */
export interface NewCoverage {
  source: string;
  kinds: readonly LedgerKind[];
  from: CalendarDay;
  through: CalendarDay;
  /** The totals are known as of the last day only, not as of each day before it. */
  isRunning?: boolean;
  /** What the source itself says that the kinds sum to over these days; it is checked against the entries. */
  claimed?: Money;
  note?: string;
  author?: string;
}

/** Which days of a period are whole, for one kind. */
export interface Cover {
  /** The last day up to which nothing is missing; null when the first day is. */
  through: CalendarDay | null;
  /** Who says so, and when it was last said. */
  sources: string[];
  recordedAt: Date | null;
}

/** Whole days, both included. */
export interface Days {
  from: CalendarDay;
  to: CalendarDay;
}

/** Keeps a coverage; the same word again is a no-op. @throws DomainError invalid `ledger_coverage_invalid` */
export async function coverLedger(em: EntityManager, coverage: NewCoverage, recordedAt: Date): Promise<void> {
  checkCoverage(coverage, recordedAt);
  const { source, from, through, claimed } = coverage;
  const row = {
    source,
    kinds: coverage.kinds.toSorted(),
    coveredFrom: from,
    coveredThrough: through,
    isRunning: coverage.isRunning ?? false,
    isWithdrawn: false,
    claimedMinor: claimed?.minor ?? null,
    currency: claimed?.currency ?? null,
  };
  if (isSaid(row, await lastSaid(em, row))) return;
  em.create(LedgerCoverageSchema, { ...row, note: coverage.note ?? null, author: coverage.author ?? null, recordedAt });
  await em.flush();
}

type Said = Pick<
  LedgerCoverage,
  'source' | 'kinds' | 'coveredFrom' | 'coveredThrough' | 'isRunning' | 'isWithdrawn' | 'claimedMinor' | 'currency'
>;

async function lastSaid(
  em: EntityManager,
  { source, kinds, coveredFrom, coveredThrough }: Said,
): Promise<Said | undefined> {
  const said = await em.find(
    LedgerCoverageSchema,
    { source, coveredFrom, coveredThrough },
    { orderBy: { recordedAt: 'desc', id: 'desc' } },
  );
  return said.find((each) => String(each.kinds.toSorted()) === String(kinds));
}

function isSaid(row: Said, last: Said | undefined): boolean {
  if (!last) return false;
  const { isRunning, isWithdrawn, claimedMinor, currency } = last;
  return !isWithdrawn && row.isRunning === isRunning && row.claimedMinor === claimedMinor && row.currency === currency;
}

/** Takes back what was said of some days; the row stays, and no longer counts. A second time is a no-op. */
export async function withdrawCoverage(
  em: EntityManager,
  said: LedgerCoverage,
  { note, author, recordedAt }: { note: string; author: string; recordedAt: Date },
): Promise<void> {
  if ((await lastSaid(em, said))?.isWithdrawn) return;
  const { source, kinds, coveredFrom, coveredThrough, isRunning } = said;
  const same = { source, kinds, coveredFrom, coveredThrough, isRunning };
  em.create(LedgerCoverageSchema, { ...same, isWithdrawn: true, note, author, recordedAt });
  await em.flush();
}

/** What was said about any of a period's days, without what was taken back since. */
export async function findCoverage(em: EntityManager, { from, to }: Days): Promise<LedgerCoverage[]> {
  const said = await em.find(
    LedgerCoverageSchema,
    { coveredThrough: { $gte: from }, coveredFrom: { $lte: to } },
    { orderBy: { coveredFrom: 'asc', coveredThrough: 'asc', recordedAt: 'asc', id: 'asc' } },
  );
  const standing = new Map<string, LedgerCoverage[]>();
  for (const coverage of said) {
    const word = wordOf(coverage);
    if (coverage.isWithdrawn) standing.delete(word);
    else standing.set(word, [...(standing.get(word) ?? []), coverage]);
  }
  return [...standing.values()].flat();
}

/** Whose word about what. */
function wordOf({ source, kinds, coveredFrom, coveredThrough }: LedgerCoverage): string {
  return `${source} ${kinds.toSorted()} ${coveredFrom} ${coveredThrough}`;
}

/**
 * How far a kind is whole over a period. Days add up, whoever covers them; a running
 * total adds its days only when it is the total as of the period's last day.
 */
export function coverOf(kind: LedgerKind, coverages: readonly LedgerCoverage[], { from, to }: Days): Cover {
  const cover: Cover = { through: null, sources: [], recordedAt: null };
  const usable = coverages.filter(
    ({ kinds, isRunning, coveredThrough }) => kinds.includes(kind) && (!isRunning || coveredThrough === to),
  );
  for (const { source, coveredFrom, coveredThrough, recordedAt } of usable) {
    const next = cover.through === null ? from : addDays(cover.through, 1);
    if (coveredFrom > next || coveredThrough < from) continue;
    if (cover.through === null || coveredThrough > cover.through) cover.through = coveredThrough;
    if (!cover.sources.includes(source)) cover.sources.push(source);
    if (cover.recordedAt === null || recordedAt > cover.recordedAt) cover.recordedAt = recordedAt;
  }
  return cover;
}
