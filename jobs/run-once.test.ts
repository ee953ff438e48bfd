import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../tests/support/domain.ts';
import { suite } from '../tests/support/suite.ts';
import type { Job } from './job.ts';
import { catchUp, claimRun, forgetOldRuns, previousTime } from './run-once.ts';

const WEDNESDAYS: Job = {
  name: 'wednesdays',
  schedule: '0 8 * * 3',
  timezone: 'America/New_York',
  run: async () => undefined,
};
const at = (iso: string) => new Date(iso);

const test = suite<TestDomain>('running once');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async ({ database }) => {
  await database.pool.query('delete from cron_run');
  await database.pool.query('delete from graphile_worker._private_jobs');
});
test.after((context) => context.close());

test('of twenty processes that tick at once, one claims the minute and one job is enqueued', async ({
  database,
  listJobs,
}) => {
  const claims = await Promise.all(
    Array.from({ length: 20 }, () => claimRun(database.pool, WEDNESDAYS, at('2026-03-04T13:00:00Z'))),
  );
  assert.is(claims.filter(Boolean).length, 1);
  const [job, ...others] = await listJobs();
  assert.equal(others, []);
  assert.is(job?.task, 'cron:wednesdays');
  assert.is(at(job?.payload.scheduledAt ?? '').getTime(), at('2026-03-04T13:00:00Z').getTime());
});

test('a job seen for the first time owes nothing for its past', async ({ database, listJobs }) => {
  assert.is(await catchUp(database.pool, WEDNESDAYS, at('2026-03-05T00:00:00Z')), false);
  assert.equal(await listJobs(), []);
});

test('after three missed weeks it runs once, for the latest of them', async ({ database, listJobs }) => {
  await claimRun(database.pool, WEDNESDAYS, at('2026-03-04T13:00:00Z'));
  await database.pool.query('delete from graphile_worker._private_jobs');

  assert.is(await catchUp(database.pool, WEDNESDAYS, at('2026-03-26T00:00:00Z')), true);
  assert.is(await catchUp(database.pool, WEDNESDAYS, at('2026-03-26T00:00:00Z')), false);
  const jobs = await listJobs();
  assert.is(jobs.length, 1);
  assert.is(at(jobs[0]?.payload.scheduledAt ?? '').getTime(), at('2026-03-25T12:00:00Z').getTime());
});

test('eight in the morning is eight on the wall, in summer and in winter', () => {
  const due = (now: string) => previousTime(WEDNESDAYS, at(now)).toISOString();
  assert.is(due('2026-03-05T00:00:00Z'), '2026-03-04T13:00:00.000Z');
  assert.is(due('2026-03-12T00:00:00Z'), '2026-03-11T12:00:00.000Z');
  assert.is(due('2026-10-29T00:00:00Z'), '2026-10-28T12:00:00.000Z');
  assert.is(due('2026-11-05T00:00:00Z'), '2026-11-04T13:00:00.000Z');
});

test('nothing is caught up when nothing was missed', async ({ database }) => {
  await claimRun(database.pool, WEDNESDAYS, at('2026-03-04T13:00:00Z'));
  assert.is(await catchUp(database.pool, WEDNESDAYS, at('2026-03-11T11:59:00Z')), false);
});

test('the previous time follows the zone through the change of the clocks', () => {
  assert.equal(previousTime(WEDNESDAYS, at('2026-03-05T00:00:00Z')), at('2026-03-04T13:00:00Z'));
  assert.equal(previousTime(WEDNESDAYS, at('2026-03-12T00:00:00Z')), at('2026-03-11T12:00:00Z'));
});

test('a time that is exactly now is the previous time', () => {
  assert.equal(previousTime(WEDNESDAYS, at('2026-03-11T12:00:00Z')), at('2026-03-11T12:00:00Z'));
});

test('old claims are forgotten, but never the latest of a job', async ({ database }) => {
  for (const week of ['2025-01-01T13:00:00Z', '2025-01-08T13:00:00Z'])
    await claimRun(database.pool, WEDNESDAYS, at(week));
  await database.pool.query(`update cron_run set claimed_at = now() - interval '200 days'`);
  await forgetOldRuns(database.pool);
  const { rows } = await database.pool.query<{ scheduled_at: Date }>('select scheduled_at from cron_run');
  assert.equal(
    rows.map((row) => row.scheduled_at),
    [at('2025-01-08T13:00:00Z')],
  );
});

test.run();
