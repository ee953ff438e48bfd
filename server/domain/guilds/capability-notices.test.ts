import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { suite } from '../../../tests/support/suite.ts';

interface Context extends TestDomain {
  run<T>(work: () => Promise<T>): Promise<T>;
}

const GUILD = '100000000000000001';

const test = suite<Context>('notices about capabilities');

test.before(async (context) => {
  const domain = await openTestDomain();
  Object.assign(context, domain, { run: domain.database.unitOfWork });
});
test.beforeEach(async ({ database, clock }) => {
  await database.pool.query('truncate capability_report, capability_notice');
  await database.pool.query('select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))');
  clock.advance({ hours: 1 });
});
test.after((context) => context.close());

const settle = ({ run, capabilityNotices }: Context) => run(() => capabilityNotices.settle());
const open = ({ run, capabilityNotices }: Context) => run(() => capabilityNotices.listOpen(GUILD));
const jobs = async ({ listJobs }: Context) => (await listJobs()).filter(({ task }) => task === 'capability.notice');
const fail = ({ run, capabilityReports }: Context, key = 'alerts', reason = 'I am missing Embed Links.') =>
  run(() => capabilityReports.failed(GUILD, key, reason));
const work = ({ run, capabilityReports }: Context, key = 'alerts') => run(() => capabilityReports.worked(GUILD, key));

test('a trouble that is over within five minutes is nobody’s business', async (context) => {
  await fail(context);
  context.clock.advance({ minutes: 4 });
  await settle(context);
  await work(context);
  context.clock.advance({ minutes: 6 });
  await settle(context);
  assert.equal(await open(context), []);
  assert.equal(await jobs(context), []);
});

test('one that lasts opens one notice, however often it fails and is looked at', async (context) => {
  const since = context.clock.now();
  await fail(context);
  for (let minute = 0; minute < 20; minute += 1) {
    context.clock.advance({ minutes: 1 });
    await fail(context);
    await settle(context);
  }
  const [notice, ...others] = await open(context);
  assert.equal([notice?.key, notice?.reason, others], ['alerts', 'I am missing Embed Links.', []]);
  assert.equal(notice?.since, since);
  assert.is((await jobs(context)).length, 1);
});

test('two that look at once open one', async (context) => {
  await fail(context);
  context.clock.advance({ minutes: 6 });
  await Promise.all([settle(context), settle(context), settle(context)]);
  assert.is((await open(context)).length, 1);
});

test('when it works again and goes on to, the notice is closed once; the next trouble has its own', async (context) => {
  const { clock, run, capabilityNotices } = context;
  await fail(context);
  clock.advance({ minutes: 6 });
  await settle(context);
  const [notice] = await open(context);
  await fail(context, 'alerts', 'It fails again.');
  clock.advance({ minutes: 1 });
  await work(context);
  await settle(context);
  assert.is((await open(context)).length, 1, 'not before it has been well for a while');
  clock.advance({ minutes: 6 });
  await settle(context);
  await settle(context);
  assert.equal(await open(context), []);
  const closed = await run(() => capabilityNotices.find(notice!.id));
  assert.equal([closed?.outcome, closed?.closedAt], ['works', clock.now()]);

  clock.advance({ hours: 7 });
  await fail(context);
  clock.advance({ minutes: 6 });
  await settle(context);
  const [next] = await open(context);
  assert.ok(next);
  assert.is.not(next?.id, notice?.id);
});

test('what breaks again and again is told ever more rarely', async (context) => {
  const { clock, database } = context;
  for (let time = 0; time < 20; time += 1) {
    await fail(context);
    clock.advance({ minutes: 6 });
    await settle(context);
    await work(context);
    clock.advance({ minutes: 6 });
    await settle(context);
  }
  const { rows } = await database.pool.query('select count(*)::int as count from capability_notice');
  assert.is(rows[0].count, 1, 'in four hours');
});

test('what works and fails in turn is one trouble, told once', async (context) => {
  const { clock } = context;
  for (let minute = 0; minute < 40; minute += 1) {
    await (minute % 2 === 0 ? fail(context) : work(context));
    clock.advance({ seconds: 61 });
    await settle(context);
  }
  assert.is((await open(context)).length, 1);
  const { rows } = await context.database.pool.query('select count(*)::int as count from capability_notice');
  assert.is(rows[0].count, 1);
});

test('another reason is mentioned in the same notice', async (context) => {
  await fail(context);
  context.clock.advance({ minutes: 6 });
  await settle(context);
  await context.database.pool.query('select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))');
  await fail(context, 'alerts', 'The alert channel is gone.');
  await settle(context);
  const [notice, ...others] = await open(context);
  assert.equal([notice?.reason, others], ['The alert channel is gone.', []]);
  assert.is((await jobs(context)).length, 1);
});

test('a permission that is given back closes it without anything being tried', async (context) => {
  const { run, capabilityReports, clock } = context;
  await run(() => capabilityReports.checked(GUILD, 'tickets', 'I am missing Manage Threads.'));
  clock.advance({ minutes: 6 });
  await settle(context);
  assert.is((await open(context)).length, 1);
  await run(() => capabilityReports.checked(GUILD, 'tickets', null));
  clock.advance({ minutes: 6 });
  await settle(context);
  assert.equal(await open(context), []);
});

test('what is switched off is no trouble any more', async (context) => {
  const { run, capabilityReports, clock, capabilityNotices } = context;
  await fail(context);
  clock.advance({ minutes: 6 });
  await settle(context);
  const [notice] = await open(context);
  await run(() => capabilityReports.switchedOff(GUILD, 'alerts'));
  await settle(context);
  assert.is((await run(() => capabilityNotices.find(notice!.id)))?.outcome, 'off');
});

test('that notices cannot be posted opens no notice', async (context) => {
  await fail(context, 'notices', 'I am missing Send Messages in #staff.');
  context.clock.advance({ hours: 2 });
  await settle(context);
  assert.equal(await open(context), []);
});

test.run();
