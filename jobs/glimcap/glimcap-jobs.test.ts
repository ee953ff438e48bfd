import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { silentLog } from '../../tests/support/database.ts';
import { NO_SOURCES, openTestDomain, type TestDomain } from '../../tests/support/domain.ts';
import { emptyTables } from '../../tests/support/empty-tables.ts';
import { suite } from '../../tests/support/suite.ts';
import type { JobContext } from '../job.ts';
import { draftGlimcap } from './draft-glimcap.ts';
import { writeGlimcapFile } from './write-glimcap-file.ts';

interface Context extends TestDomain {
  dataDir: string;
}

const test = suite<Context>('glimcap jobs');
const WEDNESDAY = { schedule: '0 8 * * 3', timezone: 'America/New_York' };

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
  context.dataDir = mkdtempSync(join(tmpdir(), 'glim-jobs-'));
});
test.beforeEach(async ({ clock, database }) => {
  clock.set('2021-05-05T12:00:10Z');
  await emptyTables(database.pool, 'metric_sample', 'metric_failure', 'glimcap_report', 'glimcap_post');
  await database.pool.query('delete from graphile_worker._private_jobs');
});
test.after(async (context) => {
  await context.close();
  rmSync(context.dataDir, { recursive: true });
});

function inJob(context: Context, parts: Partial<JobContext>): JobContext {
  return {
    ...context,
    log: silentLog,
    now: () => context.clock.now(),
    scheduledAt: new Date('2021-05-05T12:00:00Z'),
    http: { read: () => Promise.reject(new Error('nobody is asked here')) },
    settings: NO_SOURCES,
    mailer: null,
    publicUrl: 'http://glim.example',
    timeZone: WEDNESDAY.timezone,
    ...parts,
  };
}

test('the draft is of the week that was over when it was due, also when it runs late', async (context) => {
  context.clock.set('2021-05-11T09:00:00Z');
  const { database } = context;
  await database.unitOfWork(() => draftGlimcap(WEDNESDAY).run(inJob(context, {})));
  const { rows } = await database.pool.query('select week_end, revision from glimcap_report');
  assert.equal(rows, [{ week_end: '2021-05-02', revision: 1 }]);
});

test('a draft whose job runs again is not made again', async (context) => {
  const { database } = context;
  for (let run = 0; run < 2; run += 1) await database.unitOfWork(() => draftGlimcap(WEDNESDAY).run(inJob(context, {})));
  const { rows } = await database.pool.query('select revision from glimcap_report');
  assert.equal(rows, [{ revision: 1 }]);
  assert.equal(
    (await context.listJobs()).map(({ task }) => task),
    ['glimcap.drafted'],
  );
});

test('a week that is published already is left alone', async (context) => {
  await publishOne(context);
  await context.database.unitOfWork(() => draftGlimcap(WEDNESDAY).run(inJob(context, {})));
  const { rows } = await context.database.pool.query('select state from glimcap_report');
  assert.equal(rows, [{ state: 'published' }]);
});

test('a published report becomes a Markdown file, however often the job runs', async (context) => {
  const { id: reportId, markdown } = await publishOne(context);
  const { database, dataDir } = context;
  for (let run = 0; run < 2; run += 1)
    await database.unitOfWork(() => writeGlimcapFile.run({ reportId }, inJob(context, {})));
  assert.equal(readdirSync(join(dataDir, 'glimcap')), ['part-1.md']);
  assert.is(readFileSync(join(dataDir, 'glimcap/part-1.md'), 'utf8'), markdown);
});

test('after a correction the file is the corrected one and says what was wrong', async (context) => {
  const { id: reportId, number } = await publishOne(context);
  const { database, dataDir, glimcapCorrections } = context;
  const note = 'The title <b>promised</b> more\nthan [it](http://x) held.';
  await database.unitOfWork(() =>
    glimcapCorrections.correct(number, { prose: { intro: 'A calm week.' }, note, by: '*Ada*' }),
  );
  await database.unitOfWork(() => writeGlimcapFile.run({ reportId }, inJob(context, {})));
  const text = readFileSync(join(dataDir, 'glimcap/part-1.md'), 'utf8');
  const said =
    '> **Corrected on 2021-05-05 by \\*Ada\\*.** The title \\<b\\>promised\\</b\\> more\n> than \\[it\\](http://x) held.';
  assert.match(text, `# Glimcap Part 1\n\n${said}\n\nA calm week.\n`);
  assert.equal(Object.keys(parse(text.split('---')[1] ?? '')), ['title', 'date', 'author']);
});

function publishOne({ database, glimcap, glimcapDesk }: Context) {
  return database.unitOfWork(async () => {
    const draft = await glimcap.draft();
    const { id: reportId, revision } = draft;
    const findingIds = (await glimcapDesk.gate(draft)).open.map(({ id }) => id);
    await glimcapDesk.acknowledge({ reportId, revision }, { findingIds, reason: 'nothing was counted', by: 'Ada' });
    return glimcap.publish({ reportId, revision, by: 'Ada' });
  });
}

test.run();
