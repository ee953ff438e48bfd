import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import { formatMoney } from '../format-money.ts';
import type { Money } from '../money.ts';
import { coverLedger, coverOf, type Days, findCoverage, type NewCoverage, withdrawCoverage } from './ledger-cover.ts';
import { type LedgerCoverage, LedgerCoverageSchema } from './ledger-coverage.entity.ts';
import { type LedgerEntry, LedgerEntrySchema } from './ledger-entry.entity.ts';
import { type LedgerQuery, type ListedEntry, listLedger } from './ledger-list.ts';
import { findRevisions, insertRows, keyOf, type LedgerKey, type LedgerRow, type StandingRow } from './ledger-rows.ts';
import { checkLedgerEntry, type NewLedgerEntry } from './new-ledger-entry.ts';

/** How many of the given entries are new; the others were there already. */
export interface Recorded {
  recorded: number;
  unchanged: number;
}

/** What an entry should have been. */
export interface Correction {
  /** 0 withdraws the entry. */
  amount: Money;
  /** Which revision was seen to be wrong; a later one is then not overwritten. */
  revision?: number;
  /** Left out, the time stays as it was. */
  occurredAt?: Date;
  /** Why: a correction without a reason is not to be trusted. */
  note: string;
  author: string;
}

/** An entry whose reference stands in the ledger with something else. */
export interface LedgerConflict {
  /** Its place among the given entries. */
  index: number;
  /** A sentence that names both. */
  text: string;
}

const NAMED_CONFLICTS = 5;

interface Parts {
  em: EntityManager;
  clock: Clock;
}

/** The money that moved, entry by entry. Entries are only ever added; every method joins a transaction that runs already. */
export class Ledger {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: Parts) {
    this.#em = em;
    this.#clock = clock;
  }

  /**
   * Enters what happened, all or nothing. An entry that is there already (also one that was corrected since) is left alone.
   * @throws DomainError invalid, see `checkLedgerEntry`; conflict `ledger_entry_differs` when a reference stands with
   * another amount, currency or time
   */
  async record(entries: readonly NewLedgerEntry[]): Promise<Recorded> {
    const now = this.#clock.now();
    for (const entry of entries) checkLedgerEntry(entry, { now });
    return this.#em.transactional(async (em) => {
      const rows = entries.map((entry) => ({ ...entry, revision: 1, isRunning: false }));
      const recorded = await insertRows(em, rows, now);
      refuseConflicts(await conflicts(em, entries));
      return { recorded, unchanged: entries.length - recorded };
    });
  }

  /** Which of the entries `record` would refuse, without entering any. */
  findConflicts(entries: readonly NewLedgerEntry[]): Promise<LedgerConflict[]> {
    return conflicts(this.#em, entries);
  }

  /** What `record` would do with the entries, without entering any. */
  async foresee(entries: readonly NewLedgerEntry[]): Promise<Recorded & { conflicts: LedgerConflict[] }> {
    const standing = await findRevisions(this.#em, entries);
    const keys = new Set(entries.map(keyOf));
    const recorded = [...keys].filter((key) => !standing.has(key)).length;
    return { recorded, unchanged: entries.length - recorded, conflicts: await conflicts(this.#em, entries) };
  }

  /**
   * Enters totals that grow through their month, such as an open hosting bill. `occurredAt` is the moment that a total
   * is true at; a statement takes the last one before its own end. The same total for the same moment is left alone.
   * @throws DomainError invalid, see `checkLedgerEntry`; conflict `ledger_not_running`
   */
  async recordTotals(totals: readonly NewLedgerEntry[]): Promise<Recorded> {
    const now = this.#clock.now();
    for (const total of totals) checkLedgerEntry(total, { now, isZeroAllowed: true });
    return this.#em.transactional(async (em) => {
      let recorded = 0;
      for (const source of new Set(totals.map((total) => total.source)))
        await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`ledger_entry ${source}`]);
      // One by one, so that two totals of one reference see each other.
      for (const total of totals) recorded += await this.#recordTotal(em, total, now);
      return { recorded, unchanged: totals.length - recorded };
    });
  }

  /**
   * Says what an entry should have been. The wrong one stays, and no longer counts. The same correction again is a no-op.
   * @throws DomainError not_found `ledger_entry_not_found`; conflict `ledger_entry_corrected`; invalid, see `checkLedgerEntry`
   */
  async correct(key: LedgerKey, { amount, revision: seen, occurredAt, note, author }: Correction): Promise<Recorded> {
    const now = this.#clock.now();
    return this.#em.transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`ledger_entry ${key.source}`]);
      const latest = (await findRevisions(em, [key])).get(keyOf(key))?.at(-1);
      if (!latest) {
        const sentence = `There is no ${key.kind} "${key.reference}" from ${key.source} in the ledger.`;
        throw new DomainError('not_found', 'ledger_entry_not_found', sentence);
      }
      if (seen !== undefined && seen !== latest.revision) throw alreadyCorrected();
      const entry = { ...key, amount, occurredAt: occurredAt ?? latest.occurredAt, note, author };
      checkLedgerEntry(entry, { now, isZeroAllowed: true });
      if (isSame(entry, latest)) return { recorded: 0, unchanged: 1 };
      const { isRunning, revision } = latest;
      return { recorded: await insertRows(em, [{ ...entry, isRunning, revision: revision + 1 }], now), unchanged: 0 };
    });
  }

  /**
   * Keeps the word of a source that all of its entries of some kinds, from one day through another, are in the ledger.
   * @throws DomainError invalid `ledger_coverage_invalid`
   */
  cover(coverage: NewCoverage): Promise<void> {
    return coverLedger(this.#em, coverage, this.#clock.now());
  }

  /** Takes back what was said of some days; a second time is a no-op. */
  withdrawCoverage(said: LedgerCoverage, by: { note: string; author: string }): Promise<void> {
    return withdrawCoverage(this.#em, said, { ...by, recordedAt: this.#clock.now() });
  }

  /** @throws DomainError not_found `ledger_coverage_unknown` */
  async getCoverage(id: string): Promise<LedgerCoverage> {
    const coverage = await this.#em.findOne(LedgerCoverageSchema, { id });
    if (coverage) return coverage;
    throw new DomainError('not_found', 'ledger_coverage_unknown', 'Nobody has said so of any days.');
  }

  /** Whether all of a source's entries of these kinds are known to be in for these days, as one piece. */
  async isCovered({ source, kinds, from, through }: NewCoverage): Promise<boolean> {
    const coverages = await findCoverage(this.#em, { from, to: through });
    const own = coverages.filter((coverage) => coverage.source === source);
    return kinds.every((kind) => coverOf(kind, own, { from, to: through }).through === through);
  }

  /** One revision of an entry. @throws DomainError not_found `ledger_entry_not_found` */
  async get(id: string): Promise<LedgerEntry> {
    const entry = await this.#em.findOne(LedgerEntrySchema, { id });
    if (entry) return entry;
    throw new DomainError('not_found', 'ledger_entry_not_found', 'There is no such entry in the ledger.');
  }

  /** What sources have said to be whole about any of these days, by first day. */
  listCoverage(days: Days): Promise<LedgerCoverage[]> {
    return findCoverage(this.#em, days);
  }

  /** @throws DomainError invalid `ledger_cursor_unknown` */
  list(query: LedgerQuery): Promise<ListedEntry[]> {
    return listLedger(this.#em, query);
  }

  async #recordTotal(em: EntityManager, total: NewLedgerEntry, now: Date): Promise<number> {
    const revisions = (await findRevisions(em, [total])).get(keyOf(total)) ?? [];
    if (revisions.some(({ isRunning }) => !isRunning)) {
      const sentence = `The ${total.kind} "${total.reference}" from ${total.source} is in the ledger as one movement, not as a total that grows.`;
      throw new DomainError('conflict', 'ledger_not_running', sentence);
    }
    const atThisMoment = revisions
      .filter(({ occurredAt }) => occurredAt.getTime() === total.occurredAt.getTime())
      .at(-1);
    if (atThisMoment && isSameAmount(total, atThisMoment)) return 0;
    const row: LedgerRow = { ...total, isRunning: true, revision: (revisions.at(-1)?.revision ?? 0) + 1 };
    return insertRows(em, [row], now);
  }
}

async function conflicts(em: EntityManager, entries: readonly NewLedgerEntry[]): Promise<LedgerConflict[]> {
  const revisions = await findRevisions(em, entries);
  return entries.flatMap((entry, index) => {
    const standing = revisions.get(keyOf(entry)) ?? [];
    const latest = standing.at(-1);
    if (!latest || standing.some((revision) => isSame(entry, revision))) return [];
    return [{ index, text: describeConflict(entry, latest) }];
  });
}

function alreadyCorrected(): DomainError {
  const sentence = 'This entry has been corrected since. Look at what stands now, and correct that.';
  return new DomainError('conflict', 'ledger_entry_corrected', sentence);
}

function refuseConflicts(found: LedgerConflict[]): void {
  if (found.length === 0) return;
  const more = found.length > NAMED_CONFLICTS ? [`${found.length - NAMED_CONFLICTS} more entries differ.`] : [];
  const sentences = [...found.slice(0, NAMED_CONFLICTS).map(({ text }) => text), ...more];
  throw new DomainError('conflict', 'ledger_entry_differs', sentences.join(' '));
}

function describeConflict(
  { kind, reference, source, amount, occurredAt }: NewLedgerEntry,
  standing: StandingRow,
): string {
  const [is, was] = [formatMoney(amount), formatMoney(standing)];
  const [at, then] = [occurredAt.toISOString(), standing.occurredAt.toISOString()];
  const difference = is === was ? `at ${then}, not at ${at}` : `with ${was}, not with ${is}`;
  return `The ${kind} "${reference}" from ${source} is in the ledger already, ${difference}; to change it, correct it.`;
}

function isSame(entry: NewLedgerEntry, standing: StandingRow): boolean {
  return isSameAmount(entry, standing) && entry.occurredAt.getTime() === standing.occurredAt.getTime();
}

function isSameAmount({ amount }: NewLedgerEntry, { minor, currency }: StandingRow): boolean {
  return amount.minor === minor && amount.currency === currency;
}
