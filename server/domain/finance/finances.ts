import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import type { FinanceFigures } from '../glimcap/figures.ts';
import { financeFromJson, financeToJson } from '../glimcap/figures-json.ts';
import { type DayWindow, dayWindow } from '../metrics/week-window.ts';
import { type CalendarDay, dayAt } from '../metrics/zoned-day.ts';
import { checkIdentities } from './check-identities.ts';
import { composeFigures, type RecordedFigures } from './compose-figures.ts';
import { FinanceEntrySchema } from './finance-entry.entity.ts';
import { type LedgerReading, readLedger } from './ledger-figures.ts';
import { lastDayOfMonth, lastKnownDay, monthToDate } from './month-to-date.ts';
import { describeRestatements, findPrinted, type Restatement, restatementsOf } from './restatements.ts';

const UNNAMED = { title: 'Budget', provider: 'Hosting' };

interface Parts {
  em: EntityManager;
  clock: Clock;
  timeZone: string;
  /** In which currency a month is told before anybody recorded one. */
  reportingCurrency: string;
}

/** The money of a period with all that is known about it. */
export interface FinanceStatement {
  figures: FinanceFigures;
  /** What the ledger holds, also where it is not whole. */
  ledger: LedgerReading;
  /** What published reports printed about these days otherwise, oldest first. */
  restatements: Restatement[];
}

/** The money of periods, from the ledger and from what somebody recorded. Results are never stored: they follow from the inputs. */
export class Finances {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #timeZone: string;
  readonly #currency: string;

  constructor({ em, clock, timeZone, reportingCurrency }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#timeZone = timeZone;
    this.#currency = reportingCurrency;
  }

  /** Keeps the figures of a period; the same ones again are a no-op, others for the same period count from now on. */
  async record(figures: FinanceFigures, source: string): Promise<void> {
    const { from: periodFrom, to: periodTo } = figures.period;
    const standing = await this.#find(periodFrom, periodTo);
    if (standing && isSame(standing.figures, figures)) return;
    const recordedAt = this.#clock.now();
    this.#em.create(FinanceEntrySchema, {
      periodFrom,
      periodTo,
      figures: financeToJson(figures),
      source,
      recordedAt,
    });
    await this.#em.flush();
  }

  /**
   * The month from its 1st through `lastDay`. An input that neither the ledger has whole nor an entry for exactly
   * these days has is missing: one of a shorter period would be another month's story told as this one's.
   */
  async monthToDate(lastDay: CalendarDay): Promise<FinanceFigures> {
    return (await this.statement(lastDay)).figures;
  }

  /** The same with the ledger's own words, and what reports printed about any of these days. */
  async statement(lastDay: CalendarDay): Promise<FinanceStatement> {
    const window = monthToDate(lastDay, this.#timeZone);
    const { figures, ledger } = await this.#compose(window);
    const restatements = await this.#restatements(window);
    const findings = [
      ...(figures.findings ?? []),
      ...checkIdentities(ledger, figures),
      ...describeRestatements(restatements, figures.provider),
    ];
    return { figures: { ...figures, ...(findings.length > 0 && { findings }) }, ledger, restatements };
  }

  /**
   * A month by its name, `2021-04`, whole or through a day of it; a running one goes through yesterday unless told.
   * @throws DomainError invalid `month_unknown`, `month_day_invalid`
   */
  async ofMonth(month: string, through?: CalendarDay): Promise<FinanceStatement> {
    const today = dayAt(this.#clock.now(), this.#timeZone);
    const lastDay = lastKnownDay(month, today);
    if (through === undefined) return this.statement(lastDay);
    const isInside = through.startsWith(month) && through >= `${month}-01` && through <= lastDayOfMonth(month);
    if (isInside && through <= today) return this.statement(through);
    throw new DomainError('invalid', 'month_day_invalid', `The last day is one of ${month}, and not after today.`);
  }

  /** The running month, `2021-04`. */
  get thisMonth(): string {
    return dayAt(this.#clock.now(), this.#timeZone).slice(0, 7);
  }

  /** How the latest period was titled, in whose currency, with which hosting provider. */
  async latestNames(): Promise<Pick<FinanceFigures, 'title' | 'currency' | 'provider'>> {
    const [latest] = await this.#em.find(FinanceEntrySchema, {}, { orderBy: { periodTo: 'desc' }, limit: 1 });
    const { title, currency, provider } = latest?.figures ?? { ...UNNAMED, currency: this.#currency };
    return { title, currency, provider };
  }

  /** Titled as the latest entry was, so that the table does not change its name when its figures are late. */
  async #compose(window: DayWindow): Promise<{ figures: FinanceFigures; ledger: LedgerReading }> {
    const recorded = await this.#find(window.from, window.to);
    const { title, currency, provider } = recorded?.figures ?? (await this.latestNames());
    const ledger = await readLedger(this.#em, { window, currency, timeZone: this.#timeZone });
    return { ledger, figures: composeFigures(ledger, recorded, { title, currency, provider }) };
  }

  async #restatements(window: DayWindow): Promise<Restatement[]> {
    const restatements: Restatement[] = [];
    for (const printed of await findPrinted(this.#em, window)) {
      const { from, to } = printed.figures.period;
      const { figures } = await this.#compose(dayWindow(from, to, this.#timeZone));
      restatements.push(...restatementsOf(printed, figures));
    }
    return restatements;
  }

  async #find(periodFrom: CalendarDay, periodTo: CalendarDay): Promise<RecordedFigures | null> {
    const entry = await this.#em.findOne(
      FinanceEntrySchema,
      { periodFrom, periodTo },
      { orderBy: { recordedAt: 'desc', id: 'desc' } },
    );
    return entry && { figures: financeFromJson(entry.figures), source: entry.source, recordedAt: entry.recordedAt };
  }
}

/** jsonb does not keep the order of keys, so neither does this. */
function isSame(one: FinanceFigures, other: FinanceFigures): boolean {
  return isDeepStrictEqual(financeToJson(one), financeToJson(other));
}
