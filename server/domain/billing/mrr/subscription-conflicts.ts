import type { EntityManager } from '@mikro-orm/postgresql';
import { SUBSCRIPTION_EVENT_COLUMNS, type SubscriptionEventRow } from './subscription-event-row.ts';

/** So many rows go to the database at once. */
const BATCH = 1000;
const GIVEN = `jsonb_to_recordset(?::jsonb) as given (place int, ${SUBSCRIPTION_EVENT_COLUMNS})`;

/** An event that cannot be kept beside what is known already. */
export interface SubscriptionConflict {
  /** Its place among the given events. */
  index: number;
  /** A sentence that names both. */
  text: string;
}

interface Found {
  place: number;
  source: string;
  eventId: string;
  customer: string;
  status: string;
  at: string | Date;
}

const SAYS_OTHERWISE = `(kept.subscription, kept.customer, kept.status, kept.terms, kept.effective_at, kept.sequence)
  is distinct from
  (given.subscription, given.customer, given.status, given.terms, given.effective_at, given.sequence)`;
const KEPT = `given.place, kept.source, kept.event_id as "eventId", kept.customer, kept.status, kept.effective_at as at`;

/** An event that was recorded with other words than it is told with now. */
const RETOLD = `
  select ${KEPT} from ${GIVEN} join subscription_event kept using (source, event_id)
  where ${SAYS_OTHERWISE}`;
/** Another source that says something else of the same subscription at the same moment. */
const CONTRADICTED = `
  select distinct on (given.place) ${KEPT} from ${GIVEN}
  join subscription_event kept using (subscription, effective_at)
  where kept.source <> given.source
    and (kept.customer, kept.status, kept.terms) is distinct from (given.customer, given.status, given.terms)
  order by given.place, kept.source, kept.event_id`;
/** A subscription whose customer every other source knows by another name. */
const RENAMED = `
  select distinct on (given.place) ${KEPT} from ${GIVEN} join subscription_event kept using (subscription)
  where kept.source <> given.source and not exists (
    select 1 from subscription_event other
    where other.subscription = given.subscription and other.source <> given.source and other.customer = given.customer)
  order by given.place, kept.source, kept.effective_at`;
const OTHER_SOURCES = `
  select kept.source, count(distinct kept.subscription)::int as subscriptions
  from jsonb_to_recordset(?::jsonb) as given (source text, subscription text)
  join subscription_event kept using (subscription)
  where kept.source <> given.source group by 1 order by 1`;

/** Which of the events contradict what is kept, each by its first contradiction; in the order given. */
export async function findConflicts(
  em: EntityManager,
  rows: readonly SubscriptionEventRow[],
): Promise<SubscriptionConflict[]> {
  const conflicts: SubscriptionConflict[] = [];
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    for (const { index, text } of await conflictsOf(em, batch)) conflicts.push({ index: from + index, text });
  }
  return conflicts;
}

/** An event of these that was recorded with other words, if there is one. */
export async function findRetold(
  em: EntityManager,
  rows: readonly SubscriptionEventRow[],
): Promise<Pick<Found, 'source' | 'eventId'> | null> {
  const [found] = await em.execute<Found[]>(`${RETOLD} limit 1`, [JSON.stringify(rows)]);
  return found ?? null;
}

/** Which other sources tell of some of these subscriptions too, and of how many. */
export function listOtherSources(
  em: EntityManager,
  events: readonly { source: string; subscription: string }[],
): Promise<{ source: string; subscriptions: number }[]> {
  const told = new Map(events.map((event) => [`${event.source} ${event.subscription}`, event]));
  const pairs = [...told.values()].map(({ source, subscription }) => ({ source, subscription }));
  return em.execute(OTHER_SOURCES, [JSON.stringify(pairs)]);
}

async function conflictsOf(em: EntityManager, rows: readonly SubscriptionEventRow[]): Promise<SubscriptionConflict[]> {
  const json = [JSON.stringify(rows.map((row, place) => ({ ...row, place })))];
  const texts = new Map<number, string>();
  const note = (found: readonly Found[], describe: (row: SubscriptionEventRow, found: Found) => string) => {
    for (const each of found) {
      const row = rows[each.place];
      if (row) texts.set(each.place, describe(row, each));
    }
  };
  note(await em.execute<Found[]>(RENAMED, json), renamed);
  note(await em.execute<Found[]>(CONTRADICTED, json), contradicted);
  note(await em.execute<Found[]>(RETOLD, json), (_, found) => retold(found));
  return [...texts].sort(([a], [b]) => a - b).map(([index, text]) => ({ index, text }));
}

/** What is said of an event that was recorded with other words. */
export function retold({ source, eventId }: Pick<Found, 'source' | 'eventId'>): string {
  return `Event ${eventId} of ${source} was recorded before and said something else.`;
}

function contradicted({ subscription }: SubscriptionEventRow, { source, eventId, status, at }: Found): string {
  const time = new Date(at).toISOString();
  return `Of the subscription "${subscription}" ${source} says something else for ${time}: ${status} (event "${eventId}").`;
}

function renamed({ subscription, customer }: SubscriptionEventRow, found: Found): string {
  const [here, there] = [`"${customer}" here`, `"${found.customer}" from ${found.source}`];
  return `The subscription "${subscription}" belongs to ${here} and to ${there}: a customer has one name at all sources.`;
}
