/** The bad days of `npm start`: the real supervisor with the real processes, in a DATA_DIR of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import * as assert from 'uvu/assert';
import { suite } from '../support/suite.ts';

const MAIN = resolve(import.meta.dirname, '../../cli/start/main.ts');
const READY = /Glim is ready after/;
const STOP_MS = 5_000;

interface Context {
  dataDir: string;
  env: NodeJS.ProcessEnv;
}

const test = suite<Context>('npm start on bad days');
const runs: Run[] = [];

test.before(async (context) => {
  context.dataDir = mkdtempSync(join(tmpdir(), 'glim-start-'));
  chmodSync(context.dataDir, 0o711); // As Glim makes it: Postgres's own account has to pass through.
  const [port, sandbox, stripe, sources, media] = await freePorts(5);
  context.env = {
    ...withoutGlim(process.env),
    DATA_DIR: context.dataDir,
    PORT: String(port),
    SANDBOX_DISCORD_PORT: String(sandbox),
    SANDBOX_STRIPE_PORT: String(stripe),
    SANDBOX_SOURCES_PORT: String(sources),
    MEDIA_PORT: String(media),
    MEDIA_WORKERS: '1',
    RTMP_PORT: '0',
  };
});

test.after(async ({ dataDir }) => {
  for (const run of runs) run.child.kill('SIGKILL');
  rmSync(dataDir, { recursive: true });
});

for (const [what, change, line] of [
  ['a bad variable', { PORT: 'eighty' }, /^✘ PORT is "eighty": expected a port/m],
  ['the sandbox on a public address', { HOST: '0.0.0.0' }, /^✘ The sandbox does not start: HOST is "0.0.0.0"/m],
  ['a public address by name', { PUBLIC_URL: 'https://glim.example' }, /^✘ The sandbox does not start: PUBLIC_URL is/m],
  [
    'DATABASE_URL that leads nowhere',
    { DATABASE_URL: 'postgres://glim:hunter2@127.0.0.1:1/glim' },
    /^✘ DATABASE_URL \(postgres:\/\/glim:\*\*\*@127\.0\.0\.1:1\/glim\) does not lead to a database: nothing listens there\.$/m,
  ],
  [
    'DATA_DIR that is no folder',
    { DATA_DIR: '/dev/null' },
    /^✘ DATA_DIR is "\/dev\/null", which cannot be written to/m,
  ],
] as const) {
  test(`says in one line what is wrong with ${what}`, async ({ env }) => {
    const run = start({ ...env, ...change });
    assert.is(await run.ended, 1);
    assert.match(run.said(), line);
    assert.not.match(run.said(), /hunter2|\n {4}at /);
  });
}

for (const variable of ['PORT', 'SANDBOX_DISCORD_PORT', 'SANDBOX_STRIPE_PORT', 'SANDBOX_SOURCES_PORT', 'MEDIA_PORT']) {
  test(`names ${variable} when its port is taken`, async ({ env }) => {
    const thief = createServer().listen(Number(env[variable]), '127.0.0.1');
    await once(thief, 'listening');
    const run = start(env);
    assert.is(await run.ended, 1);
    assert.match(run.said(), new RegExp(`^✘ ${variable}: port ${env[variable]} on 127.0.0.1 is taken`, 'm'));
    await close(thief);
  });
}

test('comes up from nothing and says where to look', async ({ env }) => {
  const run = start(env);
  await run.hears(READY);
  const block = run.said();
  assert.match(block, new RegExp(`Watch +http://127.0.0.1:${env.PORT}`));
  assert.match(
    block,
    new RegExp(`Discord +http://127.0.0.1:${env.SANDBOX_DISCORD_PORT} +a sandbox \\(set DISCORD_TOKEN`),
  );
  assert.match(
    block,
    new RegExp(`Stripe +http://127.0.0.1:${env.SANDBOX_STRIPE_PORT} +a sandbox \\(set STRIPE_SECRET_KEY`),
  );
  assert.match(
    block,
    new RegExp(`Sources +http://127.0.0.1:${env.SANDBOX_SOURCES_PORT} +sandboxes \\(.*set .*GITHUB_REPOSITORY`),
  );
  assert.match(block, /E-mail +off \(to send the Glimcap by mail set SMTP_URL and MAIL_FROM\)/);
  assert.match(block, /Running +discord, stripe, sources, server, bot, jobs/);
  assert.is((await fetch(`http://127.0.0.1:${env.PORT}/health/ready`)).status, 200);
});

test('refuses to be started twice, naming the first', async ({ env }) => {
  const second = start(env);
  assert.is(await second.ended, 1);
  assert.match(second.said(), new RegExp(`already runs on this DATA_DIR .* as process ${running().child.pid}:`));
});

test('starts a process again that crashed', async () => {
  const run = running();
  process.kill(run.pidOf('bot/main.ts'), 'SIGKILL');
  await run.hears(/bot ended by itself \(SIGKILL\); starting it again in 0\.5 s\n[\s\S]*\[bot\] {2}ready/);
});

test('leaves no process behind when it is killed, but for Postgres', async () => {
  const run = running();
  const pids = run.children();
  assert.is(pids.length, 6);
  run.child.kill('SIGKILL');
  const killedAt = performance.now();
  await run.ended;
  while (pids.some(isAlive)) await new Promise(setImmediate);
  assert.ok(performance.now() - killedAt < STOP_MS);
});

test('takes over what a killed one left, and comes up again', async ({ env }) => {
  const run = start(env);
  await run.hears(READY);
  assert.match(run.said(), /Postgres was still running from an earlier run: taken over/);
});

test('stops all in order on Ctrl-C, within five seconds', async ({ dataDir, env }) => {
  const run = running();
  const pids = run.children();
  const pressedAt = performance.now();
  // As a terminal, npm and the script in between deliver one press.
  for (let times = 0; times < 3; times += 1) run.child.kill('SIGINT');
  assert.is(await run.ended, 0);
  assert.ok(performance.now() - pressedAt < STOP_MS);
  assert.match(run.said(), /Glim has stopped\.\n$/);
  assert.not.match(run.said(), /did not leave within/);
  assert.not.ok(pids.some(isAlive));
  const { directory } = JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8'));
  assert.not.ok(existsSync(join(resolve(dataDir, directory), 'postmaster.pid')));
  await fetch(`http://127.0.0.1:${env.PORT}/health/live`).then(
    () => assert.unreachable('it still answers'),
    () => {},
  );
});

interface Run {
  child: ChildProcess;
  ended: Promise<number | null>;
  said: () => string;
  hears: (pattern: RegExp) => Promise<void>;
  children: () => number[];
  pidOf: (script: string) => number;
}

function start(env: NodeJS.ProcessEnv): Run {
  const child = spawn(process.execPath, [MAIN], {
    cwd: tmpdir(), // Where there is no .env.
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  const said = () => stripVTControlCharacters(output);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  for (const pipe of [child.stdout, child.stderr])
    pipe?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      child.emit('said');
    });
  const run: Run = {
    child,
    ended,
    said,
    async hears(pattern) {
      const over = ended.then(() => assert.unreachable(`it ended before it said ${pattern}:\n${said()}`));
      while (!pattern.test(said())) await Promise.race([once(child, 'said'), over]);
    },
    children: () => childrenOf(child.pid),
    pidOf: (script) =>
      childrenOf(child.pid).find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(script)) ?? 0,
  };
  runs.push(run);
  return run;
}

/** The one that came up last, and has not ended. */
function running(): Run {
  const run = runs.findLast(
    ({ child, said }) => READY.test(said()) && child.exitCode === null && child.signalCode === null,
  );
  assert.ok(run, 'nothing is running');
  return run!;
}

function childrenOf(parent: number | undefined): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && parentOf(pid) === parent);
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined; // It left meanwhile.
  }
}

function isAlive(pid: number): boolean {
  return parentOf(pid) !== undefined;
}

/** Ports that were free a moment ago. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      return server;
    }),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    return address && typeof address === 'object' ? address.port : 0;
  });
  await Promise.all(servers.map(close));
  return ports;
}

async function close(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}

/** Nothing that the one who runs the tests has set may change what they see. */
function withoutGlim(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = /^(PATH|HOME|USER|LANG|LC_|TMPDIR|XDG_|NODE_V8_COVERAGE|MEDIASOUP_WORKER_BIN|CHROMIUM)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => own.test(name)));
}

test.run();
