import type { EntityManager } from '@mikro-orm/postgresql';
import type { Money } from '../../money.ts';
import { queryMoved } from './mrr-query.ts';
import type { MrrReport, MrrSeries } from './mrr-report.ts';
import { mrrSeries } from './mrr-series.ts';

const FIRST = 'select min(effective_at) as at from subscription_event';

interface Parts {
  em: EntityManager;
  /** What is reported; other currencies are kept apart, since no rate is ours to invent. */
  reportingCurrency: string;
}

/** Monthly recurring revenue as it follows from the subscription events. Nothing of it is stored. */
export class Mrr {
  readonly #em: EntityManager;
  readonly #reportingCurrency: string;

  constructor({ em, reportingCurrency }: Parts) {
    this.#em = em;
    this.#reportingCurrency = reportingCurrency;
  }

  /**
   * The periods between each two of `boundaries`, of each currency that ever had a subscription: the reporting
   * currency first, whether it has any or not, then the others by code.
   * @param boundaries two or more, ascending; an event exactly at a boundary belongs to the period that begins there
   */
  async series(boundaries: readonly Date[]): Promise<[MrrSeries, ...MrrSeries[]]> {
    assertAscending(boundaries);
    const rows = await queryMoved(this.#em, boundaries);
    const seriesOf = (currency: string) => mrrSeries(currency, boundaries, rows);
    const others = new Set(rows.map(({ currency }) => currency));
    others.delete(this.#reportingCurrency);
    return [seriesOf(this.#reportingCurrency), ...[...others].map(seriesOf)];
  }

  /** One period in the reporting currency, and apart from it the same of each other currency. */
  async report(from: Date, to: Date): Promise<{ report: MrrReport; others: MrrReport[] }> {
    const [report, ...others] = (await this.series([from, to])).flatMap(({ reports }) => reports);
    if (!report) throw new Error('a series has a report for each of its periods');
    return { report, others };
  }

  /**
   * What recurs just before each moment, in one query: what happens at that very moment belongs to what comes after.
   * @returns in the order asked; null when no subscription is known from before, which is not the same as 0
   */
  async listBefore(moments: readonly Date[]): Promise<(Money | null)[]> {
    const first = await this.firstEventAt();
    const known = new Set(moments.map((at) => at.getTime()).filter((atMs) => first && atMs > first.getTime()));
    if (!first || known.size === 0) return moments.map(() => null);
    const boundaries = [...known].sort((a, b) => a - b).map((atMs) => new Date(atMs));
    const [{ reports }] = await this.series([first, ...boundaries]);
    const ends = new Map(reports.map(({ to, end }) => [to.getTime(), end]));
    return moments.map((at) => ends.get(at.getTime()) ?? null);
  }

  /** When the first subscription event took effect, or null. */
  async firstEventAt(): Promise<Date | null> {
    const [row] = await this.#em.execute<{ at: string | Date | null }[]>(FIRST);
    return row?.at ? new Date(row.at) : null;
  }
}

function assertAscending(boundaries: readonly Date[]): void {
  const isAscending = boundaries.every((at, index) => index === 0 || at > (boundaries[index - 1] ?? at));
  if (boundaries.length < 2 || !isAscending) throw new RangeError('a series needs two or more boundaries, ascending');
}
