import * as assert from 'uvu/assert';
import { loadConfig } from '#platform/config.ts';
import { openTestDomain, type TestDomain } from '../../tests/support/domain.ts';
import { emptyTables } from '../../tests/support/empty-tables.ts';
import { refusal } from '../../tests/support/refusal.ts';
import { suite } from '../../tests/support/suite.ts';
import { checkSettings } from '../start/check-settings.ts';
import { runDemo } from './run-demo.ts';
import { whyNoDemo } from './why-no-demo.ts';

const test = suite<TestDomain>('glimcap demo');
const NOW = new Date('2026-03-11T18:00:00Z');
/** Few, so that it is quick: six weeks, one of them skipped. */
const REPORTS = 5;
const SANDBOX = {
  DATABASE_URL: 'postgres://glim@127.0.0.1/glim',
  SESSION_SECRET: 'x'.repeat(32),
  PUBLIC_URL: 'http://127.0.0.1:3000',
};

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.after((context) => context.close());

function fill({ database }: TestDomain, { isAgain = false, now = NOW } = {}) {
  const options = { now, reports: REPORTS, isAgain, onPublished: () => undefined };
  return runDemo({ config: loadConfig(SANDBOX), database }, options);
}

/** What readers see, without the ids that are new each time. */
async function published({ database, glimcap }: TestDomain) {
  const reports = await database.unitOfWork(() => glimcap.listPublished({ limit: 100 }));
  return reports.map(({ number, weekEnd, markdown, publishedAt }) => ({ number, weekEnd, markdown, publishedAt }));
}

test('nothing is invented beside anything real', () => {
  const reasons = (env: NodeJS.ProcessEnv) => whyNoDemo(env, checkSettings({ ...SANDBOX, ...env }));
  assert.equal(reasons({}), []);
  assert.equal(reasons({ DISCORD_TOKEN: 'a', DISCORD_API_BASE: 'http://127.0.0.1:4000/api' }), []);
  for (const [env, reason] of [
    [{ DISCORD_TOKEN: 'a' }, 'DISCORD_TOKEN is set, a real credential'],
    [{ STRIPE_SECRET_KEY: 'sk_test_1' }, 'STRIPE_SECRET_KEY is set, a real credential'],
    [{ X_BEARER_TOKEN: 'a' }, 'X_BEARER_TOKEN is set, a real credential'],
    [{ HOST: '0.0.0.0' }, 'HOST is "0.0.0.0", which others can reach'],
    [{ PUBLIC_URL: 'https://glim.example' }, 'PUBLIC_URL is "https://glim.example", which others can reach'],
    [{ DATABASE_URL: 'postgres://db.example/glim' }, 'DATABASE_URL leads to another machine'],
    [{ DATABASE_URL: 'postgres:///glim?host=db.example' }, 'DATABASE_URL leads to another machine'],
  ] as const)
    assert.equal(reasons(env), [`The demo belongs beside sandboxes only: ${reason}.`]);
});

test('a database with figures of anybody is refused, and stays as it is', async (context) => {
  const { database, metrics } = context;
  await database.unitOfWork(() => metrics.record({ key: 'discord', value: 5, source: 'hand' }));
  const { code, message } = await refusal(() => fill(context));
  assert.is(code, 'demo_not_empty');
  assert.is(message, "There are figures here that are not the demo's: samples (1). Give it a DATA_DIR of its own.");
  assert.equal(await published(context), []);
  await emptyTables(database.pool, 'metric_sample');
});

test('weeks are published as they would have been, labelled, and nothing is posted or sent', async (context) => {
  assert.is(await fill(context), true);
  const reports = await published(context);
  assert.equal(
    reports.map(({ number, weekEnd }) => [number, weekEnd]),
    [
      [5, '2026-03-08'],
      [4, '2026-03-01'],
      [3, '2026-02-15'],
      [2, '2026-02-08'],
      [1, '2026-02-01'],
    ],
    'the week to 2026-02-22 is skipped',
  );
  for (const { markdown } of reports) {
    assert.match(markdown, /^author: "Glim demo \(every figure is invented\)"$/m);
    assert.match(markdown, '**This is a demo.**');
    assert.not.match(markdown, '{{');
  }
  assert.match(reports[1]?.markdown ?? '', '2 Weeks Ago');
  assert.equal(reports[1]?.publishedAt, new Date('2026-03-04T14:00:00Z'), 'on a Wednesday at nine in New York');
  const jobs = await context.listJobs();
  assert.equal([...new Set(jobs.map(({ task }) => task))], ['glimcap.file']);
  const { rows } = await context.database.pool.query(
    `select distinct source from metric_sample union select distinct source from ledger_entry
     union select distinct source from subscription_event`,
  );
  assert.equal(rows, [{ source: 'demo' }]);
});

test('sound figures are not suspected: the gate names what is there to be seen', async (context) => {
  const { rows } = await context.database.pool.query('select text from glimcap_acknowledgement order by text');
  assert.equal(
    rows.map(({ text }) => text.split(':')[0]),
    ['No figure for Instagram', 'No figure for Page views, Visitors', 'Weeks were skipped (2026-W08)'],
  );
});

test('a correction stands beside its report', async ({ database, glimcap, glimcapCorrections }) => {
  const kinds = await database.unitOfWork(async () => {
    const versions = (await glimcap.listPublished({ limit: 100 })).map((each) => glimcapCorrections.listPublic(each));
    return (await Promise.all(versions)).map((each) => each.map(({ kind }) => kind).join());
  });
  assert.equal(kinds.toSorted(), ['published', 'published', 'published', 'published', 'published,corrected']);
});

test('it is filled once; again makes the same anew and leaves what is of others', async (context) => {
  const { accounts, clock, database } = context;
  clock.set(NOW.toISOString());
  const before = await published(context);
  assert.is(await fill(context), false);
  await database.unitOfWork(() => accounts.createUser({ name: 'Ada' }));
  assert.is(await fill(context, { isAgain: true }), true);
  assert.equal(await published(context), before);
  const { rows } = await database.pool.query(`select name from "user" where name not like 'demo-%'`);
  assert.equal(rows, [{ name: 'Ada' }]);
});

test('beside a report of other hands it is not made anew', async (context) => {
  const { clock, database, glimcap } = context;
  clock.set('2026-03-18T18:00:00Z');
  await database.unitOfWork(() => glimcap.draft());
  const { message } = await refusal(() => fill(context, { isAgain: true }));
  assert.match(message, "not the demo's: reports (1).");
});

test.run();
