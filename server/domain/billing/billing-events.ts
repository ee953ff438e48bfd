import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../finance/ledger.ts';
import type { Outbox } from '../outbox.ts';
import { BillingCustomerSchema } from './billing-customer.entity.ts';
import { BillingEventSchema, type EventOutcome } from './billing-event.entity.ts';
import { CHANNEL_PLAN } from './channel-sales/channel-plan.ts';
import { ledgerEntriesOf } from './ledger-entries-of.ts';
import type { Subscriptions } from './mrr/subscriptions.ts';
import type {
  BalanceMovement,
  EventNotice,
  PaymentProvider,
  ProviderEvent,
  ProviderSubscription,
} from './payment-provider.ts';
import { requireProvider } from './require-provider.ts';
import { snapshotOf } from './snapshot-of.ts';
import type { SubscriptionReader } from './subscription-reader.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  payments: PaymentProvider | null;
  subscriptions: Subscriptions;
  subscriptionReader: Pick<SubscriptionReader, 'refresh'>;
  ledger: Ledger;
}

/** The provider's events: heard of any number of times and in any order, each takes effect once. */
export class BillingEvents {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #payments: PaymentProvider | null;
  readonly #subscriptions: Subscriptions;
  readonly #reader: Parts['subscriptionReader'];
  readonly #ledger: Ledger;

  constructor(parts: Parts) {
    this.#em = parts.em;
    this.#clock = parts.clock;
    this.#outbox = parts.outbox;
    this.#payments = parts.payments;
    this.#subscriptions = parts.subscriptions;
    this.#reader = parts.subscriptionReader;
    this.#ledger = parts.ledger;
  }

  /** Keeps the id of an event and the job that applies it, together. @returns whether it was new */
  async receive({ id, type, createdAt }: EventNotice): Promise<boolean> {
    return this.#em.transactional(async (em) => {
      const inserted = await em.execute<unknown[]>(
        `insert into billing_event (id, type, created_at, received_at) values (?, ?, ?, ?)
         on conflict do nothing returning id`,
        [id, type, createdAt, this.#clock.now()],
      );
      if (inserted.length === 0) return false;
      await this.#enqueue(em, id);
      return true;
    });
  }

  /**
   * Reads at the provider what an event is about, and takes every effect of it in one transaction. One that was
   * applied is a no-op.
   * @returns how it ended; null when there was nothing left to do
   */
  async apply(eventId: string): Promise<EventOutcome | null> {
    const payments = requireProvider(this.#payments);
    return this.#em.transactional(async (em) => {
      const row = await em.findOne(BillingEventSchema, { id: eventId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!row || row.appliedAt) return null;
      const event = await payments.findEvent(eventId);
      row.outcome = event ? await this.#take(event, payments) : 'unknown';
      row.appliedAt = this.#clock.now();
      await em.flush();
      return row.outcome;
    });
  }

  /**
   * Enters movements of the balance; those that are in the ledger already are left alone.
   * @returns the types that nobody here knows, for people to look at
   */
  async enter(movements: readonly BalanceMovement[]): Promise<string[]> {
    const known = movements.map((movement) => ({ type: movement.type, entries: ledgerEntriesOf(movement) }));
    const entries = known.flatMap((each) => each.entries ?? []);
    if (entries.length > 0) await this.#ledger.record(entries);
    return known.filter((each) => each.entries === null).map((each) => each.type);
  }

  /** Enqueues again what should have been applied since `receivedBefore`. @returns how many there were */
  async retry(receivedBefore: Date): Promise<number> {
    const late = await this.#em.find(
      BillingEventSchema,
      { appliedAt: null, receivedAt: { $lt: receivedBefore } },
      { limit: 1000, orderBy: { receivedAt: 'asc' } },
    );
    for (const { id } of late) await this.#enqueue(this.#em, id);
    return late.length;
  }

  async #take(event: ProviderEvent, payments: PaymentProvider): Promise<EventOutcome> {
    const { subject } = event;
    switch (subject.kind) {
      case 'subscription':
        await this.#remember(event, subject.subscription, payments);
        await this.#reader.refresh(subject.subscription.id);
        return 'applied';
      case 'subscription_ref':
        await this.#reader.refresh(subject.subscriptionId);
        return 'applied';
      case 'charge':
        await this.enter(await payments.listChargeMovements(subject.chargeId));
        return 'applied';
      case 'dispute':
        await this.enter(await payments.listDisputeMovements(subject.disputeId));
        return 'applied';
      default:
        return 'nothing';
    }
  }

  /** The subscription as it was then, for MRR: that never depends on when we hear of it. One to a channel is no part of it. */
  async #remember(event: ProviderEvent, subscription: ProviderSubscription, payments: PaymentProvider): Promise<void> {
    if (subscription.lookupKey === CHANNEL_PLAN.lookupKey) return;
    const isPastDue = subscription.status === 'past_due';
    const unpaidSince = isPastDue ? await payments.findUnpaidSince(subscription.id, event.createdAt) : null;
    const customer = await this.#em.findOne(BillingCustomerSchema, { id: subscription.customer });
    const snapshot = snapshotOf(event, subscription, { userId: customer?.user?.id ?? null, unpaidSince });
    if (snapshot) await this.#subscriptions.record(snapshot);
  }

  #enqueue(em: EntityManager, eventId: string): Promise<void> {
    return this.#outbox.add(em, 'billing.event', { eventId }, { key: `billing.event:${eventId}` });
  }
}
