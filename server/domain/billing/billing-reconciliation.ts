import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../finance/ledger.ts';
import type { LedgerKind } from '../finance/ledger-kind.ts';
import { addDays, dayAt } from '../metrics/zoned-day.ts';
import type { BillingEvents } from './billing-events.ts';
import { BillingSyncSchema } from './billing-sync.entity.ts';
import { LEDGER_SOURCE } from './ledger-entries-of.ts';
import type { PaymentProvider } from './payment-provider.ts';
import { requireProvider } from './require-provider.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Lists are read a little further back than they were read before: what is dated earlier may appear later. */
const OVERLAP_MS = HOUR_MS;
/** What is read at first. Stripe keeps events for 30 days: https://docs.stripe.com/api/events */
const FIRST_READ_MS = 29 * DAY_MS;
/** How long a job may take before its event is enqueued again. */
const LATE_MS = HOUR_MS;
/** What a list of the balance's movements holds all of. Payouts may also be made elsewhere. */
const COVERED: LedgerKind[] = ['charge', 'refund', 'card_fee', 'connect_fee', 'adjustment'];

interface Parts {
  em: EntityManager;
  clock: Clock;
  payments: PaymentProvider | null;
  billingEvents: BillingEvents;
  ledger: Ledger;
  timeZone: string;
}

export interface Reconciled {
  /** Events that no webhook had told us of. */
  missed: number;
  /** Events whose job had not run. */
  retried: number;
  /** Types of movements that nobody here knows. */
  unknownTypes: string[];
}

/** Reads the provider's own lists, so that nothing depends on a webhook that arrives. */
export class BillingReconciliation {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #payments: PaymentProvider | null;
  readonly #events: BillingEvents;
  readonly #ledger: Ledger;
  readonly #timeZone: string;

  constructor({ em, clock, payments, billingEvents, ledger, timeZone }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#payments = payments;
    this.#events = billingEvents;
    this.#ledger = ledger;
    this.#timeZone = timeZone;
  }

  /** Safe to run twice at once: what is known already is a no-op. @throws DomainError unavailable `billing_off` */
  async reconcile(): Promise<Reconciled> {
    const payments = requireProvider(this.#payments);
    const missed = await this.#readEvents(payments);
    const unknownTypes = await this.#readMovements(payments);
    const retried = await this.#events.retry(new Date(this.#clock.now().getTime() - LATE_MS));
    return { missed, retried, unknownTypes };
  }

  async #readEvents(payments: PaymentProvider): Promise<number> {
    const now = this.#clock.now();
    const { from, since } = await this.#range('events', now);
    let missed = 0;
    for await (const notices of payments.listEventsSince(from))
      for (const notice of notices) missed += (await this.#events.receive(notice)) ? 1 : 0;
    await this.#keep('events', { syncedAt: now, since });
    return missed;
  }

  async #readMovements(payments: PaymentProvider): Promise<string[]> {
    const now = this.#clock.now();
    const { from, since } = await this.#range('movements', now);
    const unknownTypes = new Set<string>();
    for await (const movements of payments.listMovementsSince(from))
      for (const type of await this.#events.enter(movements)) unknownTypes.add(type);
    await this.#keep('movements', { syncedAt: now, since });
    if (unknownTypes.size === 0) await this.#cover(since, now);
    return [...unknownTypes];
  }

  /** The whole days that have been read to their end, and a bit beyond it. */
  async #cover(since: Date, now: Date): Promise<void> {
    const from = addDays(dayAt(since, this.#timeZone), 1);
    const through = addDays(dayAt(new Date(now.getTime() - OVERLAP_MS), this.#timeZone), -1);
    if (from <= through) await this.#ledger.cover({ source: LEDGER_SOURCE, kinds: COVERED, from, through });
  }

  /** From where a list is read on. */
  async #range(name: 'events' | 'movements', now: Date): Promise<{ from: Date; since: Date }> {
    const sync = await this.#em.findOne(BillingSyncSchema, { name });
    const earliest = new Date(now.getTime() - FIRST_READ_MS);
    if (!sync) return { from: earliest, since: earliest };
    return { from: new Date(sync.syncedAt.getTime() - OVERLAP_MS), since: sync.since };
  }

  async #keep(name: 'events' | 'movements', row: { syncedAt: Date; since: Date }): Promise<void> {
    await this.#em.upsert(BillingSyncSchema, { name, ...row });
  }
}
