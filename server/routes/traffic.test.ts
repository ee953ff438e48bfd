import * as assert from 'uvu/assert';
import type { TrafficOverview } from '#domain/metrics/traffic/traffic.ts';
import { openTestApp, type SignedIn, type TestApp } from '../../tests/support/app.ts';
import { suite } from '../../tests/support/suite.ts';

interface Context extends TestApp {
  staff: SignedIn;
  member: SignedIn;
}

const test = suite<Context>('traffic routes');

test.before(async (context) => {
  Object.assign(context, await openTestApp());
  const { accounts, clock, database, pageViewLog, signIn, trafficRollUp } = context;
  const someone = await database.unitOfWork(() => accounts.createUser({ name: 'juno', roles: ['core'] }));
  context.staff = await signIn(someone);
  context.member = await signIn();
  clock.set('2026-01-21T12:00:00Z');
  await database.unitOfWork(async () => {
    const browser = { address: '192.0.2.1', userAgent: 'A' };
    const at = new Date('2026-01-12T15:00:00Z');
    await pageViewLog.record([{ ...browser, at, path: '/ada', referrer: 'https://example.org/<script>' }]);
    await trafficRollUp.run();
  });
});
test.after((context) => context.close());

test('who is signed out signs in first', async ({ call }) => {
  const page = await call('GET', '/staff/traffic?week=2026-01-12', { headers: { Accept: 'text/html' } });
  const back = encodeURIComponent('/staff/traffic?week=2026-01-12');
  assert.equal([page.status, page.headers.get('location')], [302, `/auth/discord?returnTo=${back}`]);
  const api = await call('GET', '/api/v1/traffic');
  assert.equal([api.status, api.body.code], [401, 'signed_out']);
});

test('it is for staff only', async ({ call, member: { headers } }) => {
  assert.is((await call('GET', '/staff/traffic', { headers })).status, 403);
  const api = await call('GET', '/api/v1/traffic', { headers });
  assert.equal([api.status, api.body.code], [403, 'staff_only']);
});

test('a week that is none is refused', async ({ call, staff: { headers } }) => {
  for (const query of ['week=2026-02-30', 'week=0001-01-01', 'days=0', 'days=x', 'days=99999']) {
    assert.is((await call('GET', `/api/v1/traffic?${query}`, { headers })).status, 422, query);
    assert.is((await call('GET', `/staff/traffic?${query}`, { headers })).status, 422, query);
  }
});

test('staff see a week with its pages and referrers, from any of its days', async ({ call, staff: { headers } }) => {
  const { status, body } = await call<TrafficOverview>('GET', '/api/v1/traffic?week=2026-01-17', { headers });
  assert.is(status, 200);
  assert.equal(body.week.current.days[0]!.views, 1);
  assert.equal([body.week.current.from, body.range], ['2026-01-12', { from: '2026-01-12', to: '2026-01-18' }]);
  assert.equal(body.pages, [{ name: '/ada', views: 1, visitors: 1 }]);
  assert.equal(body.referrers, [{ name: 'example.org', views: 1, visitors: 1 }]);
  const later = await call<TrafficOverview>('GET', '/api/v1/traffic?week=2026-01-19&days=28', { headers });
  assert.equal([later.body.week.current.total, later.body.pages.length], [null, 1]);

  const page = await call('GET', '/staff/traffic?week=2026-01-17', { headers: { ...headers, Accept: 'text/html' } });
  assert.is(page.status, 200);
  assert.match(page.text, /Most viewed pages[\s\S]*\/ada/);
  assert.is(page.headers.get('cache-control'), 'private, no-store');
});

test.run();
