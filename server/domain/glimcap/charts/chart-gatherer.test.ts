import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../../tests/support/domain.ts';
import { suite } from '../../../../tests/support/suite.ts';
import { figuresFromJson } from '../figures-json.ts';
import { reportCharts } from './report-charts.ts';

const test = suite<TestDomain>('chart gatherer');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.after((context) => context.close());

test('the draft of a week holds what its charts show of the weeks before it', async (context) => {
  const { clock, database, glimcap, metrics, subscriptions } = context;
  clock.set('2021-05-12T12:00:00Z');
  const subscribed = (customer: string, effectiveAt: string, minor: bigint) => ({
    source: 'stripe',
    eventId: `${customer} ${effectiveAt}`,
    subscription: `sub of ${customer}`,
    customer,
    effectiveAt: new Date(effectiveAt),
    status: 'active' as const,
    plan: { minor, currency: 'USD', interval: 'month' as const },
  });
  await database.unitOfWork(async () => {
    await metrics.record({ key: 'discord', value: 5936, takenAt: new Date('2021-04-25T20:00:00Z'), source: 'discord' });
    await metrics.record({ key: 'discord', value: 5900, takenAt: new Date('2021-05-09T20:00:00Z'), source: 'discord' });
    await subscriptions.recordAll([
      subscribed('ann', '2021-04-28T12:00:00Z', 500n),
      subscribed('ben', '2021-05-04T12:00:00Z', 2500n),
      subscribed('ann', '2021-05-05T12:00:00Z', 2500n),
    ]);
    await metrics.record({ key: 'mrr', value: 5000, takenAt: new Date('2021-05-09T20:00:00Z'), source: 'database' });
  });

  const report = await database.unitOfWork(() => glimcap.draft());
  const { charts } = report.figures;
  assert.is(charts?.weekEnds.length, 11);
  assert.is(charts?.weekEnds.at(-1), '2021-05-02');
  assert.ok(charts?.followers.includes('discord') && !charts.followers.includes('users'));
  assert.equal(charts?.mrr?.weeks.slice(-3), [
    null,
    { total: 500, new: 500, expansion: 0, reactivation: 0, contraction: 0, churn: 0 },
    { total: 5000, new: 2500, expansion: 2000, reactivation: 0, contraction: 0, churn: 0 },
  ]);
  assert.equal(
    charts?.traffic?.current.map(({ day, views }) => [day, views]),
    ['03', '04', '05', '06', '07', '08', '09'].map((day) => [`2021-05-${day}`, null]),
  );

  const [followers, mrr] = reportCharts(figuresFromJson(report.figures));
  assert.is(followers?.alt, 'Followers by week. Discord: Apr 25 5,936, May 2 no figure, May 9 5,900.');
  assert.match(
    mrr?.alt ?? '',
    /^Monthly recurring revenue, and what moved it\. MRR: May 2 \$5, May 9 \$50\. New: May 2 \$5, May 9 \$25\./,
  );
});

test.run();
