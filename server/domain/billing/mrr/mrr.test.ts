import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../../tests/support/domain.ts';
import { emptyTables } from '../../../../tests/support/empty-tables.ts';
import { runs } from '../../../../tests/support/runs.ts';
import { suite } from '../../../../tests/support/suite.ts';
import type { MrrReport } from './mrr-report.ts';
import type { NewSubscriptionEvent } from './subscription-snapshot.ts';
import { arbitraryDays, arbitraryEvents } from './testing/arbitrary-events.ts';
import { movementsBetween, mrrBefore, total } from './testing/mrr-by-definition.ts';

const test = suite<TestDomain>('MRR');
/** Each run is a database filled and asked. */
const RUNS = runs(60);
const at = (text: string) => new Date(`2026-${text}Z`);
const [JANUARY, FEBRUARY, MARCH] = [at('01-01'), at('02-01'), at('03-01')];

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async ({ database }) => void (await emptyTables(database.pool, 'subscription_event')));
test.after((context) => context.close());

let count = 0;
function event(changes: Partial<NewSubscriptionEvent>): NewSubscriptionEvent {
  count += 1;
  return {
    source: 'stripe',
    eventId: `evt_${count}`,
    subscription: 'sub_1',
    customer: 'cus_1',
    effectiveAt: JANUARY,
    status: 'active',
    plan: { minor: 500n, currency: 'USD', interval: 'month' },
    ...changes,
  };
}

const record = ({ database, subscriptions }: TestDomain, ...events: NewSubscriptionEvent[]) =>
  database.unitOfWork(() => subscriptions.recordAll(events));
const report = ({ database, mrr }: TestDomain, from: Date, to: Date) => database.unitOfWork(() => mrr.report(from, to));

/** `500 → 900: expansion 400`, with the customers. */
function told({ start, end, movements, customers }: MrrReport): string {
  const moved = Object.entries(movements).filter(([, { minor }]) => minor !== 0n);
  const list = moved.map(([kind, { minor }]) => `${kind} ${minor}`).join(', ') || 'nothing';
  return `${start.minor} → ${end.minor}: ${list}; ${customers.start} → ${customers.end}`;
}

test('what happens at a boundary belongs to the period that begins there', async (context) => {
  await record(context, event({ effectiveAt: FEBRUARY }));
  assert.is(told((await report(context, JANUARY, FEBRUARY)).report), '0 → 0: nothing; 0 → 0');
  assert.is(told((await report(context, FEBRUARY, MARCH)).report), '0 → 500: new 500; 0 → 1');
  assert.is(told((await report(context, MARCH, at('04-01'))).report), '500 → 500: nothing; 1 → 1');
});

test('movements are of customers: a second subscription is an expansion, losing it a contraction', async (context) => {
  const second = { subscription: 'sub_2', plan: { minor: 2500n, currency: 'USD', interval: 'month' } } as const;
  await record(
    context,
    event({ effectiveAt: at('01-05') }),
    event({ ...second, effectiveAt: at('02-05') }),
    event({ ...second, effectiveAt: at('03-05'), status: 'canceled' }),
  );
  const [{ reports }] = await context.database.unitOfWork(() =>
    context.mrr.series([JANUARY, FEBRUARY, MARCH, at('04-01')]),
  );
  assert.equal(reports.map(told), [
    '0 → 500: new 500; 0 → 1',
    '500 → 3000: expansion 2500; 1 → 1',
    '3000 → 500: contraction 2500; 1 → 1',
  ]);
});

test('who comes and goes within one period leaves no movement, and is a reactivation afterwards', async (context) => {
  await record(
    context,
    event({ effectiveAt: at('01-05') }),
    event({ effectiveAt: at('01-06'), status: 'canceled' }),
    event({ subscription: 'sub_9', effectiveAt: at('02-05') }),
  );
  const [{ reports }] = await context.database.unitOfWork(() => context.mrr.series([JANUARY, FEBRUARY, MARCH]));
  assert.equal(reports.map(told), ['0 → 0: nothing; 0 → 0', '0 → 500: reactivation 500; 0 → 1']);
});

test('a subscription that changes hands is lost by one customer and new at the other', async (context) => {
  await record(context, event({}), event({ customer: 'cus_2', effectiveAt: at('02-05') }));
  const { report: february } = await report(context, FEBRUARY, MARCH);
  assert.is(told(february), '500 → 500: new 500, churn 500; 1 → 1');
});

test('of two snapshots at one moment the higher sequence counts, then the end of the subscription', async (context) => {
  const end = event({ status: 'canceled', eventId: 'evt_a' });
  const start = event({ eventId: 'evt_b' });
  await record(context, end, start);
  assert.is((await report(context, FEBRUARY, MARCH)).report.end.minor, 0n);
  await record(context, event({ eventId: 'evt_0', sequence: 1 }));
  assert.is((await report(context, FEBRUARY, MARCH)).report.end.minor, 500n);
});

test('other currencies are kept apart and named', async (context) => {
  const euros = { plan: { minor: 700n, currency: 'EUR', interval: 'month' } } as const;
  await record(context, event({}), event({ subscription: 'sub_2', ...euros, effectiveAt: at('01-02') }));
  const { report: dollars, others } = await report(context, JANUARY, FEBRUARY);
  assert.is(told(dollars), '0 → 500: new 500; 0 → 1');
  assert.equal(
    others.map(({ end }) => end),
    [{ minor: 700n, currency: 'EUR' }],
  );
  assert.is(told(others[0]!), '0 → 700: new 700; 0 → 1');
});

test('churn is of what there was at the start, and nothing has no churn', async (context) => {
  await record(
    context,
    event({ plan: { minor: 1000n, currency: 'USD', interval: 'month' } }),
    event({ subscription: 'sub_2', customer: 'cus_2' }),
    event({ subscription: 'sub_3', customer: 'cus_3' }),
    event({ subscription: 'sub_1', effectiveAt: at('02-03') }),
    event({ subscription: 'sub_2', customer: 'cus_2', effectiveAt: at('02-03'), status: 'canceled' }),
    event({ subscription: 'sub_3', customer: 'cus_3', effectiveAt: at('02-03'), quantity: 2 }),
  );
  const { report: january } = await report(context, JANUARY, FEBRUARY);
  assert.equal(january.churn, { customerChurn: null, revenueChurn: null, netRevenueChurn: null });
  const { report: february } = await report(context, FEBRUARY, MARCH);
  assert.is(told(february), '2000 → 1500: expansion 500, contraction 500, churn 500; 3 → 2');
  assert.equal(february.churn, { customerChurn: 3333, revenueChurn: 5000, netRevenueChurn: 2500 });
});

test('before the first event nothing is known, which is not 0', async (context) => {
  const listBefore = (...moments: Date[]) => context.database.unitOfWork(() => context.mrr.listBefore(moments));
  assert.equal(await listBefore(MARCH), [null]);
  await record(context, event({ effectiveAt: FEBRUARY }), event({ effectiveAt: MARCH, status: 'canceled' }));
  const after = (at: Date) => new Date(at.getTime() + 1);
  const found = await listBefore(after(MARCH), MARCH, FEBRUARY, after(FEBRUARY), MARCH);
  assert.equal(
    found.map((money) => money?.minor ?? null),
    [0n, 500n, null, 500n, 500n],
  );
});

test('boundaries that do not ascend are a bug', async ({ database, mrr }) => {
  for (const boundaries of [[JANUARY], [FEBRUARY, JANUARY], [JANUARY, JANUARY]])
    await database
      .unitOfWork(() => mrr.series(boundaries))
      .then(
        () => assert.unreachable(),
        (error) => assert.instance(error, RangeError),
      );
});

test('whatever arrives, in whatever order and how often, the figures are those of the definition', async (context) => {
  const { database, mrr } = context;
  const property = fc.asyncProperty(
    arbitraryEvents.chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 })),
    ),
    arbitraryDays,
    async ([events, arriving], days) => {
      await emptyTables(database.pool, 'subscription_event');
      await record(context, ...arriving.slice(0, events.length));
      for (const each of arriving.slice(events.length)) await record(context, each);

      for (const { currency, reports } of await database.unitOfWork(() => mrr.series(days))) {
        reports.forEach((told, index) => {
          const period = { currency, from: days[index]!, to: days[index + 1]! };
          assertIdentity(told);
          assert.is(told.start.minor, total(mrrBefore(events, currency, period.from)));
          assert.is(told.end.minor, total(mrrBefore(events, currency, period.to)));
          const expected = movementsBetween(events, period);
          assert.equal(minors(told), expected.minor);
          assert.equal(told.customers.movements, expected.customers);
        });
      }
    },
  );
  await fc.assert(property, RUNS);
});

test('a period is the sum of its halves, but for what cancels out between them', async (context) => {
  const { database, mrr } = context;
  const property = fc.asyncProperty(arbitraryEvents, arbitraryDays, async (events, [from, middle, to]) => {
    await emptyTables(database.pool, 'subscription_event');
    await record(context, ...events);
    const [{ reports }] = await database.unitOfWork(() => mrr.series([from, middle, to]));
    const [first, second] = reports.map(gainsAndLosses);
    const whole = gainsAndLosses((await report(context, from, to)).report);
    assert.is(whole.gain - whole.loss, first!.gain + second!.gain - first!.loss - second!.loss);
    assert.ok(whole.gain <= first!.gain + second!.gain && whole.loss <= first!.loss + second!.loss);
    assert.is(whole.start, first!.start);
    assert.is(first!.end, second!.start);
    assert.is(second!.end, whole.end);
  });
  await fc.assert(property, RUNS);
});

function assertIdentity({ start, end, movements, customers, churn }: MrrReport): void {
  const { new: won, expansion, reactivation, contraction, churn: lost } = movements;
  const sum = start.minor + won.minor + expansion.minor + reactivation.minor - contraction.minor - lost.minor;
  assert.is(end.minor, sum);
  for (const { minor } of [start, end, ...Object.values(movements)]) assert.ok(minor >= 0n, 'never negative');
  assert.ok(customers.end >= 0 && (customers.end === 0) === (end.minor === 0n));
  assert.is(churn.revenueChurn === null, start.minor === 0n);
  assert.ok((churn.customerChurn ?? 0) <= 10_000 && (churn.revenueChurn ?? 0) <= 10_000);
}

function minors({ movements }: MrrReport) {
  return Object.fromEntries(Object.entries(movements).map(([kind, { minor }]) => [kind, minor]));
}

function gainsAndLosses({ start, end, movements }: MrrReport) {
  const { new: won, expansion, reactivation, contraction, churn } = movements;
  return {
    start: start.minor,
    end: end.minor,
    gain: won.minor + expansion.minor + reactivation.minor,
    loss: contraction.minor + churn.minor,
  };
}

test.run();
