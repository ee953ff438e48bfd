import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { suite } from '../../../tests/support/suite.ts';
import { isFailing } from './is-failing.ts';

interface Context extends TestDomain {
  /** Within a unit of work. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

const GUILD = '100000000000000001';

const test = suite<Context>('reports of capabilities');

test.before(async (context) => {
  const domain = await openTestDomain();
  Object.assign(context, domain, { run: domain.database.unitOfWork });
});
test.beforeEach(({ database }) => database.pool.query('delete from capability_report').then(() => undefined));
test.after((context) => context.close());

async function report({ run, capabilityReports }: Context, key: string, guildId = GUILD) {
  return run(async () => (await capabilityReports.byKey(guildId)).get(key) ?? null);
}

test('what was never tried has no report', async (context) => {
  assert.is(await report(context, 'alerts'), null);
});

test('success and failure are kept with their times and the reason, guild by guild', async (context) => {
  const { run, capabilityReports, clock } = context;
  const workedAt = clock.now();
  await run(() => capabilityReports.worked(GUILD, 'kept'));
  clock.advance({ minutes: 5 });
  await run(() => capabilityReports.failed(GUILD, 'kept', 'I am missing Embed Links.'));
  const known = await report(context, 'kept');
  assert.equal([known?.lastWorkedAt, known?.lastFailedAt], [workedAt, clock.now()]);
  assert.is(known?.failure, 'I am missing Embed Links.');
  assert.equal(known?.brokenSince, clock.now());
  assert.is(isFailing(known!), true);
  assert.is(await report(context, 'kept', '100000000000000002'), null);
});

test('the trouble began with its first failure, and success after it is success', async (context) => {
  const { run, capabilityReports, clock } = context;
  const since = clock.now();
  await run(() => capabilityReports.failed(GUILD, 'since', 'first'));
  clock.advance({ minutes: 2 });
  await run(() => capabilityReports.failed(GUILD, 'since', 'second'));
  const broken = await report(context, 'since');
  assert.equal([broken?.brokenSince, broken?.failure], [since, 'second']);
  clock.advance({ seconds: 1 });
  await run(() => capabilityReports.worked(GUILD, 'since'));
  assert.is(isFailing((await report(context, 'since'))!), false);
});

test('a thousand successes in a minute are one write', async (context) => {
  const { run, capabilityReports, clock, database } = context;
  const version = async () => (await database.pool.query('select xmin from capability_report')).rows[0]?.xmin;
  await run(() => capabilityReports.worked(GUILD, 'often'));
  const first = await version();
  await run(async () => {
    for (let each = 0; each < 1_000; each += 1) await capabilityReports.worked(GUILD, 'often');
  });
  assert.is(await version(), first);
  clock.advance({ seconds: 61 });
  await run(() => capabilityReports.worked(GUILD, 'often'));
  assert.is.not(await version(), first);
});

test('a problem that is found is a trouble, and when it is gone what failed because of it is forgiven', async (context) => {
  const { run, capabilityReports, clock } = context;
  await run(() => capabilityReports.failed(GUILD, 'mended', 'I am missing Embed Links.'));
  await run(() => capabilityReports.checked(GUILD, 'mended', 'I am missing Embed Links in #live.'));
  assert.is(isFailing((await report(context, 'mended'))!), true);
  clock.advance({ seconds: 10 });
  await run(() => capabilityReports.checked(GUILD, 'mended', null));
  const known = await report(context, 'mended');
  assert.is(known?.problem, null);
  assert.is(isFailing(known!), false);
  clock.advance({ seconds: 10 });
  await run(() => capabilityReports.failed(GUILD, 'mended', 'I am missing Embed Links.'));
  assert.is(isFailing((await report(context, 'mended'))!), true, 'the same failure again is news');
});

test('a check that finds nothing does not forgive what failed for another reason', async (context) => {
  const { run, capabilityReports, clock } = context;
  await run(() => capabilityReports.failed(GUILD, 'other', 'Discord did not answer.'));
  clock.advance({ minutes: 1 });
  await run(() => capabilityReports.checked(GUILD, 'other', null));
  assert.is(isFailing((await report(context, 'other'))!), true);
});

test('a reason of any length is kept as far as it fits', async (context) => {
  await context.run(() => context.capabilityReports.failed(GUILD, 'long', 'x'.repeat(5_000)));
  assert.is((await report(context, 'long'))?.failure?.length, 4_000);
});

test.run();
