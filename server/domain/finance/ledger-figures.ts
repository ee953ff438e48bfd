import type { EntityManager } from '@mikro-orm/postgresql';
import { formatMoney } from '../format-money.ts';
import type { Provenance } from '../glimcap/figures.ts';
import type { DayWindow } from '../metrics/week-window.ts';
import { addDays, dayAt } from '../metrics/zoned-day.ts';
import { inputsBy } from './inputs-by.ts';
import { type Cover, coverOf, findCoverage } from './ledger-cover.ts';
import type { LedgerCoverage } from './ledger-coverage.entity.ts';
import { KIND_OF_INPUT, type LedgerKind } from './ledger-kind.ts';
import { type CreditsBefore, creditsBefore, type LedgerSum, sumLedger } from './ledger-sums.ts';
import { periodLabel } from './period-label.ts';
import { type FinanceInput, OPTIONAL_INPUTS } from './statement.ts';

/** An input of a statement as the ledger knows it. */
export interface LedgerFigure {
  /** Null when nobody says that the entries are whole: what they sum to is then `soFar` only. */
  minor: bigint | null;
  soFar: bigint;
  /** How many entries it is the sum of. */
  count: number;
  /** Of a missing one: why it is, where the ledger knows a reason of its own. */
  provenance: Provenance;
}

/** All that the ledger says about a period, in one currency. */
export interface LedgerReading {
  window: DayWindow;
  currency: string;
  figures: Record<FinanceInput, LedgerFigure>;
  sums: LedgerSum[];
  coverages: LedgerCoverage[];
  creditsBefore: CreditsBefore;
}

interface Scope {
  window: DayWindow;
  currency: string;
  timeZone: string;
}

/** Reads a period of one month from the ledger. Entries in other currencies are in `sums`, and in no figure. */
export async function readLedger(em: EntityManager, { window, currency, timeZone }: Scope): Promise<LedgerReading> {
  const sums = await sumLedger(em, window);
  const before = await creditsBefore(em, window.startsAt, currency);
  const firstDay = before.firstGrantAt ? dayAt(before.firstGrantAt, timeZone) : window.from;
  const coverages = await findCoverage(em, { from: firstDay, to: window.to });

  const own = sums.filter((sum) => sum.currency === currency);
  const figure = (input: FinanceInput): LedgerFigure =>
    input === 'credits'
      ? creditsFigure({ own, coverages, window, before, firstDay })
      : kindFigure({ own, coverages, window, currency }, input);
  return { window, currency, figures: inputsBy(figure), sums, coverages, creditsBefore: before };
}

interface Given {
  own: readonly LedgerSum[];
  coverages: readonly LedgerCoverage[];
  window: DayWindow;
}

function kindFigure(
  { own, coverages, window, currency }: Given & { currency: string },
  input: keyof typeof KIND_OF_INPUT,
): LedgerFigure {
  const kind = KIND_OF_INPUT[input];
  const sums = own.filter((sum) => sum.kind === kind);
  const soFar = sums.reduce((total, { minor }) => total + minor, 0n);
  const count = sums.reduce((total, sum) => total + sum.count, 0);
  const cover = coverOf(kind, coverages, window);
  const known = { minor: soFar, soFar, count, provenance: sumProvenance({ kind, sums, cover, window }) };
  if (cover.through !== null && cover.through >= window.to) return known;
  if (OPTIONAL_INPUTS.some((optional) => optional === input)) return count > 0 ? known : { ...known, provenance: {} };
  const note = whyMissing(cover, window, count > 0 ? formatMoney({ minor: soFar, currency }) : null);
  return { ...known, minor: null, provenance: note === null ? {} : { note } };
}

interface Sum {
  kind: LedgerKind;
  sums: readonly LedgerSum[];
  cover: Cover;
  window: DayWindow;
}

function sumProvenance({ kind, sums, cover, window }: Sum): Provenance {
  const sources = new Set([...sums.map(({ source }) => source), ...cover.sources]);
  const times = [...sums.map(({ recordedAt }) => recordedAt), ...(cover.recordedAt ? [cover.recordedAt] : [])];
  const count = sums.reduce((total, sum) => total + sum.count, 0);
  return {
    source: [...sources].toSorted().join(', '),
    ...(times.length === 0 ? {} : { takenAt: latest(times).toISOString() }),
    query: `sum of ${count} ledger ${count === 1 ? 'entry' : 'entries'}: ${kind} ${written(window)}`,
  };
}

/** Null when the ledger has nothing at all to say about it. */
function whyMissing({ through }: Cover, { from, to }: DayWindow, soFar: string | null): string | null {
  const sum = soFar === null ? '' : `; its entries so far are ${soFar}`;
  if (through !== null) return `the ledger is whole through ${through} only${sum}`;
  return soFar === null ? null : `nobody has said that the ledger is whole for ${periodLabel(from, to)}${sum}`;
}

/** What a period opens with, and what was granted in it. It is known when no use of an earlier grant can be missing. */
function creditsFigure({
  own,
  coverages,
  window,
  before,
  firstDay,
}: Given & { before: CreditsBefore; firstDay: string }): LedgerFigure {
  const kind = 'credit_granted';
  const sums = own.filter((sum) => sum.kind === kind);
  const soFar = before.granted - before.used + sums.reduce((total, { minor }) => total + minor, 0n);
  const count = sums.reduce((total, sum) => total + sum.count, 0);
  const granted = coverOf(kind, coverages, window);
  const lastDay = addDays(window.from, -1);
  const used = coverOf('credit_used', coverages, { from: firstDay, to: lastDay });
  const isUseKnown = firstDay > lastDay || (used.through !== null && used.through >= lastDay);
  const { query, ...known } = sumProvenance({ kind, sums, cover: granted, window });
  const provenance = { ...known, query: `${query}, with what was granted less what was used before` };
  const figure = { soFar, count, provenance };
  if (granted.through !== null && granted.through >= window.to && isUseKnown) return { ...figure, minor: soFar };

  if (!isUseKnown) {
    const note = `nobody has said how much of the credits was used from ${firstDay} through ${lastDay}`;
    return { ...figure, minor: null, provenance: { note } };
  }
  const note = whyMissing(granted, window, null);
  return { ...figure, minor: null, provenance: note === null ? {} : { note } };
}

function written({ startsAt, endsAt }: DayWindow): string {
  return `from ${startsAt.toISOString()} to ${endsAt.toISOString()}`;
}

function latest(times: readonly Date[]): Date {
  return new Date(Math.max(...times.map((time) => time.getTime())));
}
