import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../../tests/support/domain.ts';
import { emptyTables } from '../../../../tests/support/empty-tables.ts';
import { createUser } from '../../../../tests/support/factories.ts';
import { refusal } from '../../../../tests/support/refusal.ts';
import { suite } from '../../../../tests/support/suite.ts';
import type { NewSubscriptionEvent } from './subscription-snapshot.ts';

const test = suite<TestDomain>('subscriptions');
const EVENT: NewSubscriptionEvent = {
  source: 'stripe',
  eventId: 'evt_1',
  subscription: 'sub_1',
  customer: 'cus_1',
  effectiveAt: new Date('2026-03-01T12:00:00Z'),
  status: 'active',
  plan: { minor: 500n, currency: 'USD', interval: 'month' },
};

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(({ database }) => emptyTables(database.pool, 'subscription_event', '"user"').then(() => {}));
test.after((context) => context.close());

const record = ({ database, subscriptions }: TestDomain, changes: Partial<NewSubscriptionEvent> = {}) =>
  database.unitOfWork(() => subscriptions.record({ ...EVENT, ...changes }));

async function kept({ database }: TestDomain) {
  const { rows } = await database.pool.query('select * from subscription_event order by event_id');
  return rows;
}

test('an event is kept with its terms and what they come to', async (context) => {
  const discounts = [{ kind: 'amount', minor: 100n, duration: 'repeating', endsAt: new Date('2026-06-01T00:00:00Z') }];
  assert.is(await record(context, { discounts } as Partial<NewSubscriptionEvent>), true);
  const [row] = await kept(context);
  assert.equal(row.terms, {
    plan: { minor: '500', currency: 'USD', interval: 'month', intervalCount: 1 },
    quantity: 1,
    discounts: [{ basisPoints: null, minor: '100', duration: 'repeating', endsAt: '2026-06-01T00:00:00.000Z' }],
    cancelsAt: null,
    resumesAt: null,
    pastDueSince: null,
  });
  assert.equal([row.step_minor, row.step_at.length], [['400', '500'], 2]);
  assert.equal(row.recorded_at, context.clock.now());
});

test('the same event again changes nothing, in one go or later', async (context) => {
  const { database, subscriptions } = context;
  const second = { ...EVENT, eventId: 'evt_2' };
  assert.is(await database.unitOfWork(() => subscriptions.recordAll([EVENT, second, EVENT])), 2);
  assert.is(await record(context), false);
  assert.is((await kept(context)).length, 2);
});

test('the same id from another source is another event', async (context) => {
  await record(context);
  assert.is(await record(context, { source: 'import' }), true);
});

test('an event that says something else under its id is refused, with all that came with it', async (context) => {
  const { database, subscriptions } = context;
  await record(context);
  const others = [
    { ...EVENT, eventId: 'evt_0' },
    { ...EVENT, quantity: 2 },
  ];
  assert.equal(await refusal(() => database.unitOfWork(() => subscriptions.recordAll(others))), {
    kind: 'conflict',
    code: 'subscription_event_differs',
    message: 'Event evt_1 of stripe was recorded before and said something else.',
  });
  assert.is((await kept(context)).length, 1);
});

test('it joins the transaction that is running, and goes with it', async (context) => {
  const { database, subscriptions } = context;
  const work = database.unitOfWork(() =>
    database.orm.em.transactional(async () => {
      await subscriptions.record(EVENT);
      throw new Error('something later failed');
    }),
  );
  await work.then(
    () => assert.unreachable(),
    () => {},
  );
  assert.equal(await kept(context), []);
});

test('rows are final, but a forgotten account is let go of', async (context) => {
  const { database } = context;
  const user = await database.unitOfWork(() => createUser(context));
  await record(context, { userId: user.id });
  for (const change of ['update subscription_event set status = status', 'delete from subscription_event'])
    await database.pool.query(change).then(
      () => assert.unreachable(),
      (error) => assert.match(error.message, 'is final'),
    );
  await database.pool.query('delete from "user"');
  assert.equal(
    (await kept(context)).map(({ user_id, customer }) => [user_id, customer]),
    [[null, 'cus_1']],
  );
});

test('what cannot be is refused in a sentence', async (context) => {
  const { plan } = EVENT;
  const cases: [Partial<NewSubscriptionEvent>, string][] = [
    [{ eventId: '' }, 'event id of a subscription must be 1 to 255 characters long'],
    [{ customer: 'c'.repeat(256) }, 'customer of a subscription must be 1 to 255'],
    [{ plan: { ...plan, minor: -1n } }, 'amount of a subscription must be 0 or more'],
    [{ plan: { ...plan, currency: 'usd' } }, 'currency of a subscription must be a code such as USD'],
    [{ plan: { ...plan, intervalCount: 0 } }, 'interval count of a subscription must be a whole number from 1 to 120'],
    [{ plan: { ...plan, minor: 2n ** 60n } }, 'amount of a subscription must be an amount that can be counted'],
    [{ quantity: 1.5 }, 'quantity of a subscription must be a whole number'],
    [{ discounts: [{ kind: 'percent', basisPoints: 10_001, duration: 'once' }] }, 'from 0 to 100 percent'],
    [{ discounts: [{ kind: 'amount', minor: -1n, duration: 'once' }] }, 'discount of a subscription must be 0 or more'],
    [{ status: 'past_due' }, 'due time of a subscription must be given'],
    [{ effectiveAt: new Date(Number.NaN) }, 'time of a subscription must be a time from 1970 to 9999'],
    [{ sequence: 2 ** 31 }, 'sequence of a subscription must be a whole number'],
  ];
  for (const [changes, sentence] of cases) {
    const { code, message } = await refusal(() => record(context, changes));
    assert.is(code, 'subscription_event_invalid');
    assert.ok(message.includes(sentence), message);
  }
});

test.run();
