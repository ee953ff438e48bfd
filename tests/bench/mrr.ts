/**
 * How long five years of weekly MRR and movements take to tell from the events of many subscriptions. JSON lines.
 *
 * Usage: npm run bench -- mrr [--subscriptions 50000]
 */
import { parseArgs } from 'node:util';
import type { NewSubscriptionEvent } from '#domain/billing/mrr/subscription-snapshot.ts';
import { openTestDomain } from '../support/domain.ts';

const { values } = parseArgs({ options: { subscriptions: { type: 'string', default: '50000' } } });
const SUBSCRIPTIONS = Number(values.subscriptions);
const WEEK_MS = 7 * 86_400_000;
const START_MS = Date.parse('2021-01-04T05:00:00Z');
const WEEKS = 260;
const STATUSES = ['active', 'active', 'paused', 'active', 'canceled', 'active'] as const;
/** Of a linear congruential generator, so that every run has the same subscriptions. */
let seed = 1;

const { database, subscriptions, mrr, close } = await openTestDomain();
const events = Array.from({ length: SUBSCRIPTIONS }, (_, index) => subscriptionLife(index)).flat();
await timed('record', () => subscriptions.recordAll(events), { events: events.length });
await database.pool.query('analyze subscription_event');
const boundaries = Array.from({ length: WEEKS + 1 }, (_, week) => new Date(START_MS + week * WEEK_MS));
for (let run = 0; run < 5; run += 1) {
  await timed('series', () => mrr.series(boundaries), { weeks: WEEKS });
  await timed('report', () => mrr.report(...lastWeek()), { weeks: 1 });
}
await close();

/** Six events over the five years: it starts, changes its plan, rests, returns, ends and comes back. */
function subscriptionLife(index: number): NewSubscriptionEvent[] {
  const times = STATUSES.map(() => random(WEEKS * WEEK_MS)).sort((a, b) => a - b);
  return STATUSES.map((status, step) => ({
    source: 'bench',
    eventId: `evt_${index}_${step}`,
    subscription: `sub_${index}`,
    customer: `cus_${index % Math.ceil(SUBSCRIPTIONS * 0.9)}`,
    effectiveAt: new Date(START_MS + (times[step] ?? 0)),
    status,
    plan: { minor: random(2) === 0 ? 500n : 2500n, currency: 'USD', interval: 'month' },
  }));
}

function lastWeek(): [Date, Date] {
  const end = START_MS + WEEKS * WEEK_MS;
  return [new Date(end - WEEK_MS), new Date(end)];
}

function random(below: number): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
  return Math.floor((seed / 2 ** 31) * below);
}

async function timed(kind: string, work: () => Promise<unknown>, facts: object): Promise<void> {
  const startedAt = performance.now();
  await database.unitOfWork(work);
  const ms = Math.round(performance.now() - startedAt);
  console.log(JSON.stringify({ bench: 'mrr', kind, subscriptions: SUBSCRIPTIONS, ...facts, ms }));
}
