import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import { checkSubscriptionEvent } from './check-subscription-event.ts';
import { mrrSteps } from './mrr-steps.ts';
import type { NewSubscriptionEvent } from './subscription-snapshot.ts';
import { termsToJson } from './subscription-terms-json.ts';

/** So many rows go to the database at once. */
const BATCH = 1000;

const COLUMNS = `id uuid, source text, event_id text, subscription text, customer text, user_id uuid, status text,
  terms jsonb, currency text, step_at timestamptz[], step_minor bigint[], effective_at timestamptz, sequence int,
  recorded_at timestamptz`;
const NAMES = COLUMNS.replaceAll(/(\w+) [^,]+/g, '$1');
const INSERT = `
  insert into subscription_event (${NAMES})
  select ${NAMES} from jsonb_to_recordset(?::jsonb) as given (${COLUMNS})
  on conflict (source, event_id) do nothing
  returning id`;
/** An event that was recorded with other words than it is told with now. */
const DIFFERING = `
  select kept.source, kept.event_id as "eventId"
  from jsonb_to_recordset(?::jsonb) as given (${COLUMNS})
  join subscription_event kept using (source, event_id)
  where (kept.subscription, kept.customer, kept.status, kept.terms, kept.effective_at, kept.sequence)
    is distinct from
    (given.subscription, given.customer, given.status, given.terms, given.effective_at, given.sequence)
  limit 1`;

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
   * @returns how many were new
   * @throws DomainError invalid `subscription_event_invalid`; conflict `subscription_event_differs` when an event of
   * the same source and id says something else
   */
  async recordAll(events: readonly NewSubscriptionEvent[]): Promise<number> {
    for (const event of events) checkSubscriptionEvent(event);
    const recordedAt = this.#clock.now().toISOString();
    return this.#em.transactional(async (em) => {
      let recorded = 0;
      for (let index = 0; index < events.length; index += BATCH) {
        const rows = events.slice(index, index + BATCH).map((event) => ({ ...toRow(event), recorded_at: recordedAt }));
        recorded += await insert(em, rows);
      }
      return recorded;
    });
  }
}

async function insert(em: EntityManager, rows: object[]): Promise<number> {
  const json = JSON.stringify(rows);
  const inserted = await em.execute<{ id: string }[]>(INSERT, [json]);
  if (inserted.length === rows.length) return inserted.length;
  const [differing] = await em.execute<{ source: string; eventId: string }[]>(DIFFERING, [json]);
  if (!differing) return inserted.length;
  const { source, eventId } = differing;
  throw new DomainError(
    'conflict',
    'subscription_event_differs',
    `Event ${eventId} of ${source} was recorded before and said something else.`,
  );
}

function toRow(event: NewSubscriptionEvent) {
  const steps = mrrSteps(event, event.effectiveAt);
  return {
    id: randomUUIDv7(),
    source: event.source,
    event_id: event.eventId,
    subscription: event.subscription,
    customer: event.customer,
    user_id: event.userId ?? null,
    status: event.status,
    terms: termsToJson(event),
    currency: event.plan.currency,
    step_at: steps.map(({ at }) => at.toISOString()),
    step_minor: steps.map(({ minor }) => String(minor)),
    effective_at: event.effectiveAt.toISOString(),
    sequence: event.sequence ?? 0,
  };
}
