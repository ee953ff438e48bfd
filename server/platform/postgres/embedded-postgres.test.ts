import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { withDatabase } from './with-database.ts';

interface Context {
  dataDir: string;
  said: string[];
  start: () => Promise<EmbeddedPostgres>;
}

const test = suite<Context>('the embedded Postgres');
const started: EmbeddedPostgres[] = [];

test.before((context) => {
  context.dataDir = mkdtempSync(join(tmpdir(), 'glim-postgres-'));
  context.said = [];
  context.start = async () => {
    const log = (line: string) => context.said.push(line);
    const postgres = await startEmbeddedPostgres({ dataDir: context.dataDir, log, settings: { fsync: 'off' } });
    started.push(postgres);
    return postgres;
  };
});

test.afterEach(async (context) => {
  for (const postgres of started.splice(0)) await postgres.stop();
  context.said.length = 0;
});

test.after(({ dataDir }) => {
  const { directory } = connection(dataDir);
  rmSync(dataDir, { recursive: true });
  if (directory.startsWith('/')) rmSync(directory, { recursive: true });
});

test('creates a database that wants its password and keeps it to the owner', async ({ dataDir, start }) => {
  const { url, isAdopted } = await start();
  assert.is(isAdopted, false);
  assert.is(await one(url, 'select current_database()'), 'glim');
  assert.is(await one(url, 'show listen_addresses'), '127.0.0.1');
  assert.is(await one(url, 'show server_encoding'), 'UTF8');
  assert.is(statSync(join(dataDir, 'postgres.json')).mode & 0o777, 0o600);
  assert.is(await failure(url.replace(/:[^:@]+@/, ':wrong@')), '28P01');
});

test('keeps its data and its port over a restart', async ({ start }) => {
  const first = await start();
  await one(first.url, "create table kept as select 'still here' as words");
  await first.stop();
  const second = await start();
  assert.is(second.url, first.url);
  assert.is(await one(second.url, 'select words from kept'), 'still here');
});

test('takes another port when its own was taken meanwhile', async ({ start }) => {
  const first = await start();
  await first.stop();
  const thief = createServer().listen(Number(new URL(first.url).port), '127.0.0.1');
  await once(thief, 'listening');
  try {
    const second = await start();
    assert.is.not(new URL(second.url).port, new URL(first.url).port);
    assert.is(await one(second.url, 'select 1'), 1);
  } finally {
    thief.close();
  }
});

test('adopts the one that a killed run left behind, and stops it', async ({ dataDir, start }) => {
  const url = await startAndBeKilled(dataDir);
  const adopted = await start();
  assert.is(adopted.isAdopted, true);
  assert.is(adopted.url, url);
  await adopted.stop();
  assert.is(await failure(url), 'ECONNREFUSED');
});

test('starts again after Postgres itself was killed', async ({ dataDir, start }) => {
  const first = await start();
  process.kill(postmasterPid(dataDir), 'SIGKILL');
  const second = await start();
  assert.is(second.isAdopted, false);
  assert.is(await one(second.url, 'select words from kept'), 'still here');
  await first.stop();
});

test('is not misled by a process that was given the number of a dead Postgres', async ({ dataDir, start }) => {
  const first = await start();
  await first.stop();
  writeFileSync(join(home(dataDir), 'postmaster.pid'), `${process.pid}\n${home(dataDir)}\n0\n1\n\n127.0.0.1\n`);
  const second = await start();
  assert.is(second.isAdopted, false);
  assert.is(await one(second.url, 'select 1'), 1);
});

test('runs until its last user leaves', async ({ start }) => {
  const [first, second] = await Promise.all([start(), start()]);
  assert.is([first, second].filter((each) => each.isAdopted).length, 1);
  await first.stop();
  assert.is(await one(second.url, 'select 1'), 1);
  await second.stop();
  assert.is(await failure(second.url), 'ECONNREFUSED');
});

test('is started for one call of a tool and stopped after it', async ({ dataDir }) => {
  const env = { DATA_DIR: dataDir };
  const url = await withDatabase(env, async (address) => {
    assert.is(await one(address, 'select words from kept'), 'still here');
    return address;
  });
  assert.is(await failure(url), 'ECONNREFUSED');
  assert.is(
    await withDatabase({ ...env, DATABASE_URL: 'postgres://elsewhere' }, async (address) => address),
    'postgres://elsewhere',
  );
});

test('sets a database aside whose password was lost, instead of deleting it', async ({ dataDir, said, start }) => {
  const before = home(dataDir);
  renameSync(join(dataDir, 'postgres.json'), join(dataDir, 'lost.json'));
  const { url } = await start();
  const [, aside = ''] = /set aside as (.*)$/m.exec(said.join('\n')) ?? [];
  assert.ok(existsSync(join(aside, 'PG_VERSION')));
  assert.is(home(dataDir), before);
  assert.is(await failure(url, 'select words from kept'), '42P01');
  rmSync(aside, { recursive: true });
});

test('says what to do about a database of another Postgres version', async ({ dataDir, start }) => {
  const version = join(home(dataDir), 'PG_VERSION');
  const right = readFileSync(version, 'utf8');
  writeFileSync(version, '17\n');
  try {
    await start();
    assert.unreachable('it started');
  } catch (error) {
    assert.match(String(error), /was made by Postgres 17, and this is Postgres \d+: dump it/);
  } finally {
    writeFileSync(version, right);
  }
});

/** Lets another process start it and die of SIGKILL; gives the address. */
async function startAndBeKilled(dataDir: string): Promise<string> {
  const module = JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'));
  const code = `const { startEmbeddedPostgres } = await import(${module});
    const { url } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => {} });
    process.stdout.write(url, () => process.kill(process.pid, 'SIGKILL'));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  let url = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    url += text;
  });
  const [, signal] = await once(child, 'close');
  assert.is(signal, 'SIGKILL');
  return url;
}

function connection(dataDir: string): { directory: string } {
  return JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8'));
}

function home(dataDir: string): string {
  const { directory } = connection(dataDir);
  return directory.startsWith('/') ? directory : join(dataDir, directory);
}

function postmasterPid(dataDir: string): number {
  return Number.parseInt(readFileSync(join(home(dataDir), 'postmaster.pid'), 'utf8'), 10);
}

async function one(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

async function failure(url: string, sql = 'select 1'): Promise<unknown> {
  try {
    await one(url, sql);
    return 'no failure';
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

test.run();
