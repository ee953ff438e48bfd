import { randomUUIDv7 } from 'node:crypto';
import { mrrSteps } from './mrr-steps.ts';
import type { NewSubscriptionEvent } from './subscription-snapshot.ts';
import { type SubscriptionTermsJson, termsToJson } from './subscription-terms-json.ts';

/** An event as it is sent to the database, many at once as one JSON text. */
export interface SubscriptionEventRow {
  id: string;
  source: string;
  event_id: string;
  subscription: string;
  customer: string;
  user_id: string | null;
  status: string;
  terms: SubscriptionTermsJson;
  currency: string;
  step_at: string[];
  step_minor: string[];
  effective_at: string;
  sequence: number;
}

/** The columns of the table with their types, as the rows come in. */
export const SUBSCRIPTION_EVENT_COLUMNS = `id uuid, source text, event_id text, subscription text, customer text, user_id uuid, status text,
  terms jsonb, currency text, step_at timestamptz[], step_minor bigint[], effective_at timestamptz, sequence int`;

/** What is kept of an event: with what its subscription is worth from when on. */
export function subscriptionEventRow(event: NewSubscriptionEvent): SubscriptionEventRow {
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
