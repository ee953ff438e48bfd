import { mock } from 'node:test';
import * as assert from 'uvu/assert';
import { silentLog } from '../tests/support/database.ts';
import { suite } from '../tests/support/suite.ts';
import type { Job } from './job.ts';
import { previousTime, type Sql } from './run-once.ts';
import { openScheduler, type Scheduler } from './scheduler.ts';

interface Context {
  /** The times that were claimed, each as often as it was tried. */
  claims: string[];
  /** While set, the database is away. */
  isAway: boolean;
  scheduler?: Scheduler;
}

const test = suite<Context>('the clock of the jobs');
const MINUTE_MS = 60_000;
const NEW_YORK = 'America/New_York';

test.beforeEach((context) => {
  context.claims = [];
  context.isAway = false;
});
test.afterEach(async (context) => {
  await context.scheduler?.close();
  mock.timers.reset();
});

/** Opens a scheduler for one job at an instant, on a clock that the test moves. */
async function open(context: Context, schedule: string, at: string, timezone = NEW_YORK): Promise<void> {
  mock.timers.enable({ apis: ['Date', 'setTimeout', 'setInterval'], now: Date.parse(at) });
  const job: Job = { name: 'job', schedule, timezone, run: async () => undefined };
  const sql: Sql = {
    async query(text, values) {
      if (context.isAway) throw new Error('the database is away');
      if (text.includes('add_job')) context.claims.push(String(values[1]));
      return { rowCount: 1, rows: text.includes('select 1') ? [{ known: 1 }] : [] };
    },
  };
  context.scheduler = await openScheduler({ jobs: [job], sql, log: silentLog, now: () => new Date() });
  context.claims.length = 0;
}

/** Lets the time pass, minute by minute. */
async function pass(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    mock.timers.tick(MINUTE_MS);
    await null; // What a tick began goes on.
    await null;
  }
}

for (const [week, at, due] of [
  ['before the clocks go forward', '2026-03-04T12:30:00Z', '2026-03-04T13:00:00.000Z'],
  ['in which they have gone forward', '2026-03-11T11:30:00Z', '2026-03-11T12:00:00.000Z'],
  ['before they go back', '2026-10-28T11:30:00Z', '2026-10-28T12:00:00.000Z'],
  ['in which they have gone back', '2026-11-04T12:30:00Z', '2026-11-04T13:00:00.000Z'],
] as const)
  test(`in the week ${week} the Glimcap is due once, at eight on the wall`, async (context) => {
    await open(context, '0 8 * * 3', at);
    await pass(29);
    assert.equal(
      [...new Set(context.claims)].filter((claim) => claim >= at.slice(0, 10)),
      [],
    );
    await pass(61);
    assert.equal([...new Set(context.claims)].slice(-1), [due]);
    assert.is(context.claims.filter((claim) => claim === due).length, 1);
    assert.is(previousTime({ schedule: '0 8 * * 3', timezone: NEW_YORK }, new Date()).toISOString(), due);
  });

test('what the clocks skip is due right after, and what they show twice is due once', async (context) => {
  await open(context, '30 2 * * 0', '2026-03-08T06:50:00Z');
  await pass(130);
  assert.equal(new Set(context.claims), new Set(['2026-03-01T07:30:00.000Z', '2026-03-08T07:30:00.000Z']));
  await context.scheduler?.close();
  mock.timers.reset();

  context.claims = [];
  await open(context, '30 1 * * 0', '2026-11-01T05:10:00Z');
  await pass(130);
  assert.equal(new Set(context.claims), new Set(['2026-10-25T05:30:00.000Z', '2026-11-01T05:30:00.000Z']));
});

test('every hour there is has its run, also the one that the clocks show twice', async (context) => {
  await open(context, '0 * * * *', '2026-11-01T04:30:00Z');
  await pass(180);
  assert.equal(
    [...new Set(context.claims)].map((claim) => claim.slice(11, 13)),
    ['04', '05', '06', '07'],
  );
});

test('whoever starts after the hour that was shown twice finds nothing to catch up', () => {
  const due = (now: string) =>
    previousTime({ schedule: '30 1 * * *', timezone: NEW_YORK }, new Date(now)).toISOString();
  for (const now of ['2026-11-01T05:30:00Z', '2026-11-01T06:29:00Z', '2026-11-01T06:31:00Z', '2026-11-02T06:29:00Z'])
    assert.is(due(now), '2026-11-01T05:30:00.000Z', now);
  assert.is(due('2026-11-02T06:30:00Z'), '2026-11-02T06:30:00.000Z');
});

test('a process that was asleep at eight runs the job when it wakes', async (context) => {
  await open(context, '0 8 * * 3', '2026-03-11T11:50:00Z');
  await pass(5);
  mock.timers.setTime(Date.parse('2026-03-11T15:20:00Z'));
  await pass(1);
  assert.is(context.claims.at(-1), '2026-03-11T12:00:00.000Z');
});

test('a run that could not be claimed, since the database was away, is claimed when it is back', async (context) => {
  await open(context, '0 8 * * 3', '2026-03-11T11:50:00Z');
  context.isAway = true;
  await pass(30);
  context.isAway = false;
  context.claims.length = 0;
  await pass(2);
  assert.equal(context.claims, ['2026-03-11T12:00:00.000Z']);
});

test.run();
