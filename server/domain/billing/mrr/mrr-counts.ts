import type { Count, Period } from '../../metrics/count.ts';
import type { Money } from '../../money.ts';
import type { Mrr } from './mrr.ts';

const KEY = 'mrr';

/** The metric `mrr` as the subscription events give it. Before the first of them it stays with whoever records it by hand. */
export class MrrCounts {
  readonly #mrr: Pick<Mrr, 'listBefore' | 'firstEventAt'>;

  constructor(mrr: Pick<Mrr, 'listBefore' | 'firstEventAt'>) {
    this.#mrr = mrr;
  }

  /** Whether a subscription is known from before a time. */
  async isHeld(key: string, before: Date): Promise<boolean> {
    if (key !== KEY) return false;
    const first = await this.#mrr.firstEventAt();
    return first !== null && first < before;
  }

  /** The metric at the end of each period in which it is asked for, in one query; empty where nothing is known. */
  async countEach(asked: readonly { keys: readonly string[]; period: Period }[]): Promise<Map<string, Count>[]> {
    const places = asked.flatMap(({ keys }, place) => (keys.includes(KEY) ? [place] : []));
    const counts = asked.map(() => new Map<string, Count>());
    if (places.length === 0) return counts;
    const ends = asked.map(({ period }) => period.to);
    const amounts = await this.#mrr.listBefore(ends);
    for (const place of places) {
      const [amount, end] = [amounts[place], ends[place]];
      if (amount && end) counts[place]?.set(KEY, countOf(amount, end));
    }
    return counts;
  }
}

function countOf({ minor, currency }: Money, end: Date): Count {
  return { value: Number(minor), currency, query: `mrr.listBefore ${end.toISOString()}` };
}
