import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Client } from 'pg';
import * as assert from 'uvu/assert';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { suite } from '../support/suite.ts';

const RUNNER = join(import.meta.dirname, 'processes/job-runner.ts');
const WITHIN_MS = 30_000;
const saidBy = new WeakMap<ChildProcess, Set<unknown>>();

interface Context {
  test: TestDatabase;
  sql: Client;
}

const test = suite<Context>('a job whose process is killed');

test.before(async (context) => {
  context.test = await createTestDatabase();
  context.sql = new Client({ connectionString: context.test.url });
  await context.sql.connect();
});
test.after(async (context) => {
  await context.sql.end();
  await context.test.drop();
});

test('runs again in another process within 30 s, and is then gone from the queue', async ({ test: { url }, sql }) => {
  await sql.query(`select graphile_worker.add_job('slow')`);
  const first = await startRunner(url, 600_000);
  await heard(first, 'begun');
  first.kill('SIGKILL');
  await once(first, 'exit');

  const second = await startRunner(url, 0);
  try {
    await heard(second, 'done');
  } finally {
    second.kill('SIGTERM');
    await once(second, 'exit');
  }
  const { rows } = await sql.query('select attempts from graphile_worker.jobs');
  assert.equal(rows, []);
});

test('is left to a process that is slow but alive', async ({ test: { url }, sql }) => {
  await sql.query(`select graphile_worker.add_job('slow')`);
  const slow = await startRunner(url, 16_000);
  await heard(slow, 'begun');
  const other = await startRunner(url, 0);
  let isStolen = false;
  other.on('message', (message) => {
    if (message === 'begun') isStolen = true;
  });
  await heard(slow, 'done');
  for (const each of [slow, other]) {
    each.kill('SIGTERM');
    await once(each, 'exit');
  }
  assert.is(isStolen, false);
});

async function startRunner(url: string, workMs: number): Promise<ChildProcess> {
  const child = fork(RUNNER, [String(workMs)], { env: { ...process.env, DATABASE_URL: url } });
  const said = new Set<unknown>();
  child.on('message', (message) => said.add(message));
  saidBy.set(child, said);
  await heard(child, 'ready');
  return child;
}

/** What it said before counts, too: two words can come at once. */
function heard(child: ChildProcess, expected: string): Promise<void> {
  if (saidBy.get(child)?.has(expected)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`did not hear "${expected}" within ${WITHIN_MS} ms`)), WITHIN_MS);
    child.on('message', (message) => {
      if (message !== expected) return;
      clearTimeout(timer);
      resolve();
    });
  });
}

test.run();
