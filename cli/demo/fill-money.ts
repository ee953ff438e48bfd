import type { Subscriptions } from '#domain/billing/mrr/subscriptions.ts';
import type { Ledger } from '#domain/finance/ledger.ts';
import { LEDGER_KINDS, type LedgerKind } from '#domain/finance/ledger-kind.ts';
import type { NewLedgerEntry } from '#domain/finance/new-ledger-entry.ts';
import { addDays } from '#domain/metrics/zoned-day.ts';
import { DEMO_NOTE, DEMO_SOURCE } from './demo-label.ts';
import type { DemoDay } from './demo-span.ts';
import { DemoSubscribers } from './demo-subscribers.ts';
import { Random } from './random.ts';

const CURRENCY = 'USD';
/** Granted on the first day and, half a year later, on the 1st of a month. */
const CREDITS = 210_000n;
const GRANTED_AFTER_DAYS = 240;
/** What a card costs: 2.9 % and 30 cents. */
const CARD = { basisPoints: 290n, each: 30n };
const STREAMERS_SHARE = 55n;

interface Parts {
  subscriptions: Subscriptions;
  ledger: Ledger;
}

/** Subscription events, and the ledger that goes with them; each Sunday the ledger is said to be whole. */
export function fillMoney({ subscriptions, ledger }: Parts): (day: DemoDay) => Promise<void> {
  const random = new Random('money');
  const subscribers = new DemoSubscribers(new Random('subscribers'));
  let entries: NewLedgerEntry[] = [];
  let weekGross = 0n;
  let credits = 0n;
  let hasGrantedAgain = false;

  function add(day: DemoDay, kind: LedgerKind, minor: bigint, note: string): void {
    if (minor <= 0n) return;
    entries.push({
      kind,
      amount: { minor, currency: CURRENCY },
      occurredAt: new Date(day.endsAt.getTime() - 3_600_000),
      source: DEMO_SOURCE,
      reference: `${kind} ${day.day}`,
      note: `${note}: ${DEMO_NOTE}`,
    });
  }

  function takeIn(day: DemoDay, charges: readonly bigint[]): void {
    const gifts = Array.from({ length: random.count(0.5 * day.liveliness) }, () => BigInt(random.whole(1, 12) * 100));
    const all = [...charges, ...gifts];
    const gross = sum(all);
    weekGross += gross;
    add(day, 'charge', gross, `${all.length} charges`);
    add(day, 'card_fee', sum(all.map((minor) => (minor * CARD.basisPoints) / 10_000n + CARD.each)), 'card fees');
    if (charges.length > 0 && random.isLucky(0.04)) add(day, 'refund', 500n, 'a refund');
    if (day.weekday !== 1) return;
    add(day, 'payout', (weekGross * STREAMERS_SHARE) / 100n, "the streamers' share of last week");
    weekGross = 0n;
  }

  function payFor(day: DemoDay): void {
    const isFirst = day.day.endsWith('-01');
    if (day.index === 0 || (isFirst && day.index > GRANTED_AFTER_DAYS && !hasGrantedAgain)) {
      hasGrantedAgain = day.index > 0;
      credits += CREDITS;
      add(day, 'credit_granted', CREDITS, 'hosting credits');
    }
    const infra = BigInt(random.whole(820, 880)) + BigInt(Math.round(day.index / 2));
    const bandwidth = BigInt(Math.round(random.between(120, 260) * day.liveliness));
    add(day, 'infrastructure', infra, 'servers');
    add(day, 'bandwidth', bandwidth, 'traffic');
    const used = minimum(credits, infra + bandwidth);
    credits -= used;
    add(day, 'credit_used', used, 'hosting credits');
    if (day.day.endsWith('-03')) add(day, 'service', 2900n, 'e-mail and monitoring');
  }

  return async (day) => {
    const { events, charges } = subscribers.live(day);
    takeIn(day, charges);
    payFor(day);
    if (events.length > 0) await subscriptions.recordAll(events);
    if (day.weekday !== 7) return;
    await ledger.record(entries);
    entries = [];
    const monday = addDays(day.day, -6);
    // What was before the demo is nothing, and known to be.
    const from = day.index < 7 ? `${monday.slice(0, 8)}01` : monday;
    await ledger.cover({ source: DEMO_SOURCE, kinds: LEDGER_KINDS, from, through: day.day, note: DEMO_NOTE });
  };
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

function minimum(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
