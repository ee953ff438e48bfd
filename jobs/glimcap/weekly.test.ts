import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import type { Domain } from '#domain/domain.ts';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import type { Database } from '#platform/database.ts';
import { silentLog } from '../../tests/support/database.ts';
import { GLIMCAP_SETTINGS, NO_SOURCES, openTestDomain, type TestDomain } from '../../tests/support/domain.ts';
import { dyingOutbox } from '../../tests/support/dying-outbox.ts';
import { publishGlimcap } from '../../tests/support/publish-glimcap.ts';
import { refusal } from '../../tests/support/refusal.ts';
import { suite } from '../../tests/support/suite.ts';
import { catchUp, claimRun, previousTime } from '../run-once.ts';
import { draftGlimcap } from './draft-glimcap.ts';
import { writeGlimcapFile } from './write-glimcap-file.ts';

interface Context extends TestDomain {
  dataDir: string;
}

/** Of this process or another. */
type Process = Domain & { database: Database };

const test = suite<Context>('the week, through clocks and crashes');
const JOB = draftGlimcap({ schedule: '0 8 * * 3', timezone: GLIMCAP_SETTINGS.timeZone });

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
  context.dataDir = mkdtempSync(join(tmpdir(), 'glim-weekly-'));
});
test.beforeEach(async ({ database }) => {
  await database.pool.query(
    'truncate metric_sample, metric_failure, glimcap_report, cron_run cascade; delete from graphile_worker._private_jobs',
  );
});
test.after(async (context) => {
  await context.close();
  rmSync(context.dataDir, { recursive: true });
});

/** Runs the weekly job as the runner would, for the time at which it was due. */
function runDraft(context: Context, scheduledAt: Date, process: Process = context): Promise<void> {
  return process.database.unitOfWork(() => JOB.run({ ...inJob(context, process), scheduledAt }));
}

function inJob({ clock, dataDir }: Context, process: Process) {
  const outside = { http: { read: () => Promise.reject(new Error('nobody is asked here')) }, settings: NO_SOURCES };
  const place = { mailer: null, publicUrl: 'http://glim.example', timeZone: GLIMCAP_SETTINGS.timeZone, dataDir };
  return { ...process, ...outside, ...place, log: silentLog, now: () => clock.now() };
}

function record({ database, metrics }: Context, value: number, takenAt: string) {
  return database.unitOfWork(() =>
    metrics.record({ key: 'discord', value, source: 'hand', takenAt: new Date(takenAt) }),
  );
}

/** The one report that there is. */
async function only({ database, glimcap }: Context): Promise<GlimcapReport> {
  const { rows } = await database.pool.query('select id from glimcap_report');
  assert.is(rows.length, 1);
  const report = await database.unitOfWork(() => glimcap.find(rows[0].id));
  if (!report) throw new Error('no report');
  return report;
}

async function count({ database }: Context, table: string): Promise<number> {
  const { rows } = await database.pool.query(`select count(*)::int as count from ${table}`);
  return rows[0].count;
}

async function tasks(context: Context): Promise<string[]> {
  return (await context.listJobs()).map(({ task }) => task);
}

for (const { change, now, lastIn, firstOut, offset } of [
  {
    change: 'forward',
    now: '2026-03-11T12:00:05Z',
    lastIn: '2026-03-09T03:59:59Z',
    firstOut: '2026-03-09T04:00:00Z',
    offset: '2026-03-11T08:00:05-04:00',
  },
  {
    change: 'back',
    now: '2026-11-04T13:00:05Z',
    lastIn: '2026-11-02T04:59:59Z',
    firstOut: '2026-11-02T05:00:00Z',
    offset: '2026-11-04T08:00:05-05:00',
  },
])
  test(`the week in which the clocks go ${change} ends at its own midnight, and is dated with the offset of its Wednesday`, async (context) => {
    context.clock.set(now);
    await record(context, 100, lastIn);
    await record(context, 999, firstOut);
    await runDraft(context, previousTime(JOB, new Date(now)));
    const { weekEnd, markdown } = await only(context);
    assert.is(weekEnd, lastIn.slice(0, 8) + String(Number(firstOut.slice(8, 10)) - 1).padStart(2, '0'));
    assert.match(markdown, '|Discord|100|–|new|');
    assert.match(markdown, `\ndate: ${offset}\n`);
    const published = await publishGlimcap(context);
    assert.match(published.markdown, `\ndate: ${offset}\n`);
    assert.is(Date.parse(offset), published.publishedAt?.getTime());
  });

test('the week after one without a report is compared with two weeks ago, and says so', async (context) => {
  context.clock.set('2026-03-04T13:00:05Z');
  await record(context, 100, '2026-03-01T20:00:00Z');
  await publishGlimcap(context);
  context.clock.set('2026-03-18T12:00:05Z');
  await record(context, 130, '2026-03-15T20:00:00Z');
  const { markdown } = await publishGlimcap(context);
  assert.match(markdown, '| | This Week | 2 Weeks Ago | Diff |');
  assert.match(markdown, '|Discord|130|100|30⬆|');
});

test('after three weeks down there is one run, for the latest week; the missed ones are named', async (context) => {
  const { clock, database, glimcap } = context;
  clock.set('2026-03-04T13:00:05Z');
  await claimRun(database.pool, JOB, new Date('2026-03-04T13:00:00Z'));
  await publishGlimcap(context);
  await database.pool.query('delete from graphile_worker._private_jobs');

  clock.set('2026-03-29T09:00:00Z');
  const claims = await Promise.all([1, 2, 3].map(() => catchUp(database.pool, JOB, clock.now())));
  assert.equal(claims.filter(Boolean).length, 1);
  const [job, ...others] = await context.listJobs();
  assert.equal(others, []);
  await runDraft(context, new Date(job?.payload.scheduledAt ?? ''));
  const { rows } = await database.pool.query('select week_end, number from glimcap_report order by week_end');
  assert.equal(rows, [
    { week_end: '2026-03-01', number: 1 },
    { week_end: '2026-03-22', number: 2 },
  ]);
  assert.equal(await database.unitOfWork(() => glimcap.listMissedWeeks()), ['2026-03-08', '2026-03-15']);
});

test('two processes that draft at once make one draft, and two that publish publish once', async (context) => {
  context.clock.set('2026-03-11T12:00:05Z');
  const due = new Date('2026-03-11T12:00:00Z');
  const other = await context.openAnother();
  try {
    await Promise.all([runDraft(context, due), runDraft(context, due, other), runDraft(context, due, other)]);
    const { revision } = await only(context);
    assert.equal([revision, await count(context, 'glimcap_version')], [1, 1]);
    assert.equal(await tasks(context), ['glimcap.drafted']);

    const { id: reportId } = await only(context);
    await acknowledge(context, reportId);
    const publish = ({ database, glimcap }: Process, by: string) =>
      database.unitOfWork(() => glimcap.publish({ reportId, revision, by }));
    const outcomes = await Promise.allSettled([
      publish(context, 'Ada'),
      publish(other, 'Heiwa'),
      publish(other, 'Dan'),
    ]);
    assert.is(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal(
      (await tasks(context)).filter((task) => task !== 'glimcap.drafted'),
      ['glimcap.published', 'glimcap.file', 'glimcap.mail'],
    );
  } finally {
    await other.close();
  }
});

async function acknowledge({ database, glimcap, glimcapDesk }: Context, reportId: string): Promise<void> {
  await database.unitOfWork(async () => {
    const report = await glimcap.find(reportId);
    if (!report) throw new Error('no report');
    const findingIds = (await glimcapDesk.gate(report)).open.map(({ id }) => id);
    const reviewed = { reportId, revision: report.revision };
    await glimcapDesk.acknowledge(reviewed, { findingIds, reason: 'nothing was counted', by: 'Ada' });
  });
}

test('killed while it compiles, nothing is left, and the next run drafts', async (context) => {
  context.clock.set('2026-03-11T12:00:05Z');
  const due = new Date('2026-03-11T12:00:00Z');
  const dying = await context.openAnother({ outbox: dyingOutbox('glimcap.drafted') });
  try {
    assert.is(await runDraft(context, due, dying).catch((error: Error) => error.message), 'killed');
    assert.equal([await count(context, 'glimcap_report'), await count(context, 'glimcap_version')], [0, 0]);
    assert.equal(await tasks(context), []);
    await runDraft(context, due);
    assert.equal([(await only(context)).revision, await tasks(context)], [1, ['glimcap.drafted']]);
  } finally {
    await dying.close();
  }
});

for (const step of ['glimcap.published', 'glimcap.file', 'glimcap.mail'] as const)
  test(`killed while it publishes, after ${step} was enqueued, it is a draft as before; the next try publishes all of it`, async (context) => {
    context.clock.set('2026-03-11T12:00:05Z');
    await runDraft(context, new Date('2026-03-11T12:00:00Z'));
    const { id: reportId, revision } = await only(context);
    await acknowledge(context, reportId);
    await context.database.pool.query('delete from graphile_worker._private_jobs');
    const publish = ({ database, glimcap }: Process) =>
      database.unitOfWork(() => glimcap.publish({ reportId, revision, by: 'Ada' }));
    const dying = await context.openAnother({ outbox: dyingOutbox(step) });
    try {
      assert.is(await publish(dying).catch((error: Error) => error.message), 'killed');
    } finally {
      await dying.close();
    }
    assert.equal([(await only(context)).state, await tasks(context)], ['draft', []]);
    assert.is(await count(context, `glimcap_version where kind = 'published'`), 0);
    await publish(context);
    assert.equal(
      [(await only(context)).state, await tasks(context)],
      ['published', ['glimcap.published', 'glimcap.file', 'glimcap.mail']],
    );
    assert.is((await refusal(() => publish(context))).code, 'glimcap_published');
  });

test('killed while it writes the file, no half of it is ever read, and the next run writes it whole', async (context) => {
  context.clock.set('2026-03-11T12:00:05Z');
  const { id: reportId, number } = await publishGlimcap(context);
  const run = (process: Process) =>
    process.database.unitOfWork(() => writeGlimcapFile.run({ reportId }, inJob(context, process)));
  await run(context);
  const dir = join(context.dataDir, 'glimcap');
  const whole = readFileSync(join(dir, `part-${number}.md`), 'utf8');
  writeFileSync(join(dir, `part-${number}.md.4711.new`), whole.slice(0, 100));
  const other = await context.openAnother();
  try {
    await Promise.all([run(context), run(other), run(other)]);
  } finally {
    await other.close();
  }
  assert.is(readFileSync(join(dir, `part-${number}.md`), 'utf8'), whole);
  assert.equal(
    readdirSync(dir).filter((name) => name.endsWith('.md')),
    [`part-${number}.md`],
  );
});

test.run();
