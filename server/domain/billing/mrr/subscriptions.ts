import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { DomainError } from '../../errors.ts';
import { checkSubscriptionEvent } from './check-subscription-event.ts';
import {
  findConflicts,
  findRetold,
  listOtherSources,
  retold,
  type SubscriptionConflict,
} from './subscription-conflicts.ts';
import {
  SUBSCRIPTION_EVENT_COLUMNS,
  type SubscriptionEventRow,
  subscriptionEventRow,
} from './subscription-event-row.ts';
import type { NewSubscriptionEvent } from './subscription-snapshot.ts';

/** So many rows go to the database at once. */
const BATCH = 1000;

const COLUMNS = `${SUBSCRIPTION_EVENT_COLUMNS}, recorded_at timestamptz`;
const NAMES = COLUMNS.replaceAll(/(\w+) [^,]+/g, '$1');
const INSERT = `
  insert into subscription_event (${NAMES})
  select ${NAMES} from jsonb_to_recordset(?::jsonb) as given (${COLUMNS})
  on conflict (source, event_id) do nothing
  returning id`;

interface Parts {
  em: EntityManager;
  clock: Clock;
}

/** The facts about subscriptions, from which MRR and its movements follow. They are kept and never changed. */
export class Subscriptions {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: Parts) {
    this.#em = em;
    this.#clock = clock;
  }

  /**
   * Keeps one event, in the running transaction if there is one. An event that is known already is a no-op.
   *
   * For the result not to depend on when it is told, the snapshot must be the one of `effectiveAt`: of Stripe's
   * events re-fetch the event, whose object is as it was then, not the subscription, which is as it is now.
   * @returns whether it was new
   * @throws DomainError as `recordAll` does
   */
  async record(event: NewSubscriptionEvent): Promise<boolean> {
    return (await this.recordAll([event])) === 1;
  }

  /**
   * Keeps all events or none.
   * @param onProgress is told now and then how many of them are done
   * @returns how many were new
   * @throws DomainError invalid `subscription_event_invalid`; conflict `subscription_event_differs` when an event of
   * the same source and id says something else
   */
  async recordAll(events: readonly NewSubscriptionEvent[], onProgress?: (done: number) => void): Promise<number> {
    for (const event of events) checkSubscriptionEvent(event);
    const recordedAt = this.#clock.now().toISOString();
    return this.#em.transactional(async (em) => {
      let recorded = 0;
      for (let index = 0; index < events.length; index += BATCH) {
        const rows = events.slice(index, index + BATCH).map(subscriptionEventRow);
        recorded += await insert(em, rows, recordedAt);
        onProgress?.(Math.min(index + BATCH, events.length));
      }
      return recorded;
    });
  }

  /**
   * Which of the events contradict what is kept, without keeping any: an event that said something else before, another
   * source that says something else for the same moment, or knows the subscription's customer by another name.
   */
  findConflicts(events: readonly NewSubscriptionEvent[]): Promise<SubscriptionConflict[]> {
    return findConflicts(this.#em, events.map(subscriptionEventRow));
  }

  /** Which other sources tell of the same subscriptions, and of how many: each event counts, whoever tells it. */
  listOtherSources(events: readonly NewSubscriptionEvent[]): Promise<{ source: string; subscriptions: number }[]> {
    return listOtherSources(this.#em, events);
  }
}

async function insert(em: EntityManager, rows: readonly SubscriptionEventRow[], recordedAt: string): Promise<number> {
  const json = JSON.stringify(rows.map((row) => ({ ...row, recorded_at: recordedAt })));
  const inserted = await em.execute<{ id: string }[]>(INSERT, [json]);
  if (inserted.length === rows.length) return inserted.length;
  const differing = await findRetold(em, rows);
  if (!differing) return inserted.length;
  throw new DomainError('conflict', 'subscription_event_differs', retold(differing));
}
