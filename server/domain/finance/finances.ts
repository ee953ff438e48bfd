import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import type { FinanceFigures } from '../glimcap/figures.ts';
import { financeFromJson, financeToJson } from '../glimcap/figures-json.ts';
import type { CalendarDay } from '../metrics/zoned-day.ts';
import { FinanceEntrySchema } from './finance-entry.entity.ts';
import { monthToDate } from './month-to-date.ts';
import { periodLabel } from './period-label.ts';
import { FINANCE_INPUTS } from './statement.ts';

const UNNAMED = { title: 'Budget', currency: 'USD', provider: 'Hosting' };

interface Parts {
  em: EntityManager;
  clock: Clock;
  timeZone: string;
}

/** The money that somebody recorded, by period. Results are never stored: they follow from the inputs. */
export class Finances {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #timeZone: string;

  constructor({ em, clock, timeZone }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#timeZone = timeZone;
  }

  /** Keeps the figures of a period; the same ones again are a no-op, others for the same period count from now on. */
  async record(figures: FinanceFigures, source: string): Promise<void> {
    const { from: periodFrom, to: periodTo } = figures.period;
    const standing = await this.#find(periodFrom, periodTo);
    if (standing && isSame(standing, figures)) return;
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
   * The month from its 1st through `lastDay`. Without an entry for exactly these days every input is
   * missing: one of a shorter period would be another month's story told as this one's.
   */
  async monthToDate(lastDay: CalendarDay): Promise<FinanceFigures> {
    const { from, to } = monthToDate(lastDay, this.#timeZone);
    return (await this.#find(from, to)) ?? this.#missing(from, to);
  }

  /** How the latest period was titled, in whose currency, with which hosting provider. */
  async latestNames(): Promise<Pick<FinanceFigures, 'title' | 'currency' | 'provider'>> {
    const [latest] = await this.#em.find(FinanceEntrySchema, {}, { orderBy: { periodTo: 'desc' }, limit: 1 });
    const { title, currency, provider } = latest?.figures ?? UNNAMED;
    return { title, currency, provider };
  }

  async #find(periodFrom: CalendarDay, periodTo: CalendarDay): Promise<FinanceFigures | null> {
    const entry = await this.#em.findOne(
      FinanceEntrySchema,
      { periodFrom, periodTo },
      { orderBy: { recordedAt: 'desc', id: 'desc' } },
    );
    return entry && financeFromJson(entry.figures);
  }

  /** Titled as the latest entry was, so that the table does not change its name when its figures are late. */
  async #missing(from: CalendarDay, to: CalendarDay): Promise<FinanceFigures> {
    const note = `no figures were recorded for ${periodLabel(from, to)}`;
    return {
      ...(await this.latestNames()),
      period: { from, to },
      inputs: { gross: null, payouts: null, fees: null, refunds: null, credits: null, infra: null, bandwidth: null },
      provenance: Object.fromEntries(FINANCE_INPUTS.map((input) => [input, { note }])),
      printed: {},
    };
  }
}

/** jsonb does not keep the order of keys, so neither does this. */
function isSame(one: FinanceFigures, other: FinanceFigures): boolean {
  return isDeepStrictEqual(financeToJson(one), financeToJson(other));
}
