import type { User } from '../accounts/user.entity.ts';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import { dayWindow } from '../metrics/week-window.ts';
import { type CalendarDay, dayAt } from '../metrics/zoned-day.ts';
import type { Money } from '../money.ts';
import type { Ledger, Recorded } from './ledger.ts';
import type { LedgerKind } from './ledger-kind.ts';
import type { LedgerQuery, ListedEntry } from './ledger-list.ts';
import type { NewLedgerEntry } from './new-ledger-entry.ts';
import { canEditLedger } from './policies.ts';
import { readEntryTime } from './read-entry-time.ts';

const BY_HAND = 'hand';

/** Who keeps the books; their name stands beside what they enter. */
type Keeper = Pick<User, 'name' | 'roles'>;

/** An entry as a person writes it. */
export interface WrittenEntry {
  kind: LedgerKind;
  amount: Money;
  /** A day, which begins at midnight where the weeks are cut, or a time with its offset. */
  at: string;
  reference: string;
  note?: string | undefined;
}

/** What an entry should have been; an amount of 0 withdraws it. */
export interface WrittenCorrection {
  amount: Money;
  /** Left out, the time stays as it was. */
  at?: string | undefined;
  note: string;
}

/** The word of a person that the ledger has everything of some days. */
export interface WrittenCoverage {
  kinds: readonly LedgerKind[];
  from: CalendarDay;
  through: CalendarDay;
  note?: string | undefined;
}

/** Which entries to show. */
export interface LedgerSearch extends Omit<LedgerQuery, 'startsAt' | 'endsAt'> {
  from: CalendarDay;
  to: CalendarDay;
}

interface Parts {
  clock: Clock;
  ledger: Ledger;
  timeZone: string;
}

/** The ledger by days, as people look at it and write into it. What changes it throws DomainError forbidden `core_only` for all but the core team. */
export class LedgerDesk {
  readonly #clock: Clock;
  readonly #ledger: Ledger;
  readonly #timeZone: string;

  constructor({ clock, ledger, timeZone }: Parts) {
    this.#clock = clock;
    this.#ledger = ledger;
    this.#timeZone = timeZone;
  }

  /** Where days are cut, and now: what dates in a file are read by. */
  get calendar(): { timeZone: string; now: Date; today: CalendarDay } {
    const now = this.#clock.now();
    return { timeZone: this.#timeZone, now, today: dayAt(now, this.#timeZone) };
  }

  /** The entries of some days, newest first, each with its day. @throws DomainError invalid `ledger_cursor_unknown` */
  async list({ from, to, ...query }: LedgerSearch): Promise<(ListedEntry & { day: CalendarDay })[]> {
    const { startsAt, endsAt } = dayWindow(from, to, this.#timeZone);
    const entries = await this.#ledger.list({ ...query, startsAt, endsAt });
    return entries.map((entry) => ({ ...entry, day: dayAt(entry.occurredAt, this.#timeZone) }));
  }

  /** @throws DomainError invalid `ledger_time_invalid`, and as `Ledger.record` does */
  async add(keeper: Keeper, { kind, amount, at, reference, note }: WrittenEntry): Promise<Recorded> {
    requireKeeper(keeper);
    const entry = { kind, amount, occurredAt: this.#time(at), reference, source: BY_HAND, author: keeper.name };
    return this.#ledger.record([{ ...entry, ...(note ? { note } : {}) }]);
  }

  /**
   * @param entryId the revision that was seen to be wrong
   * @throws DomainError invalid `ledger_time_invalid`, conflict `ledger_entry_corrected`, and as `Ledger.correct` does
   */
  async correct(keeper: Keeper, entryId: string, { amount, at, note }: WrittenCorrection): Promise<Recorded> {
    requireKeeper(keeper);
    const { source, kind, reference, revision } = await this.#ledger.get(entryId);
    const time = at === undefined ? {} : { occurredAt: this.#time(at) };
    const correction = { amount, revision, note, author: keeper.name, ...time };
    return this.#ledger.correct({ source, kind, reference }, correction);
  }

  /** @throws DomainError invalid `ledger_coverage_invalid`, also for days that are yet to come */
  async cover(keeper: Keeper, { kinds, from, through, note }: WrittenCoverage): Promise<void> {
    requireKeeper(keeper);
    const today = dayAt(this.#clock.now(), this.#timeZone);
    if (through > today) {
      const sentence = `Nobody can know yet what ${through} will bring: today is ${today}.`;
      throw new DomainError('invalid', 'ledger_coverage_invalid', sentence);
    }
    await this.#ledger.cover({ source: BY_HAND, kinds, from, through, author: keeper.name, ...(note ? { note } : {}) });
  }

  /**
   * Takes back what somebody said by hand; what a source says is its own word.
   * @throws DomainError not_found `ledger_coverage_unknown`, conflict `ledger_coverage_not_by_hand`
   */
  async uncover(keeper: Keeper, coverageId: string, note: string): Promise<void> {
    requireKeeper(keeper);
    const said = await this.#ledger.getCoverage(coverageId);
    if (said.source !== BY_HAND) {
      const sentence = `${said.source} says so itself: only what was said by hand can be taken back.`;
      throw new DomainError('conflict', 'ledger_coverage_not_by_hand', sentence);
    }
    await this.#ledger.withdrawCoverage(said, { note, author: keeper.name });
  }

  /** What `import` would do. */
  async foresee(keeper: Keeper, entries: readonly NewLedgerEntry[]): ReturnType<Ledger['foresee']> {
    requireKeeper(keeper);
    return this.#ledger.foresee(entries);
  }

  /** Enters what a file holds, all or nothing. What names no author is entered under the keeper's name. */
  async import(keeper: Keeper, entries: readonly NewLedgerEntry[]): Promise<Recorded> {
    requireKeeper(keeper);
    return this.#ledger.record(entries.map((entry) => ({ author: keeper.name, ...entry })));
  }

  /** @throws DomainError invalid `ledger_time_invalid` */
  #time(at: string): Date {
    const time = readEntryTime(at, this.#timeZone);
    if (time) return time;
    const sentence = 'A time is a day such as 2021-04-25, or a time with its offset such as 2021-04-25T20:00:00-04:00.';
    throw new DomainError('invalid', 'ledger_time_invalid', sentence);
  }
}

/** @throws DomainError forbidden `core_only` */
function requireKeeper(keeper: Keeper): void {
  if (canEditLedger(keeper)) return;
  throw new DomainError('forbidden', 'core_only', 'Only the core team can change the ledger.');
}
