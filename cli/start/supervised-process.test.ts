import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { StartUpError } from './start-up-error.ts';
import { SupervisedProcess } from './supervised-process.ts';
import { Supervisor } from './supervisor.ts';

interface Context {
  folder: string;
  said: Said;
  child: (name: string, code: string, drainMs?: number) => SupervisedProcess;
}

const READY = `process.on('disconnect', () => process.exit(0)); process.send({ type: 'ready' });`;
const test = suite<Context>('a supervised process');
const children: SupervisedProcess[] = [];

test.before((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'glim-supervised-'));
  context.child = (name, code, drainMs = 4_000) => {
    const child = new SupervisedProcess(spec(context.folder, name, code, drainMs), (line) => context.said.add(line));
    children.push(child);
    return child;
  };
});

test.beforeEach((context) => {
  context.said = new Said();
});

test.afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill();
    await child.stop();
  }
});

test.after(({ folder }) => rmSync(folder, { recursive: true }));

test('is up when it says so, and its lines come with its name', async ({ child, said }) => {
  const server = child(
    'server',
    `${READY} console.log('{"level":30,"msg":"listening","port":3000}'); console.error('plain');`,
  );
  server.start();
  await server.up;
  assert.is(server.state, 'ready');
  await said.line(/\[server\].*listening {2}port=3000/);
  await said.line(/\[server\].* plain/);
});

test('is started again when it ends by itself, and that is said', async ({ child, said, folder }) => {
  const flag = JSON.stringify(join(folder, 'was-here'));
  const fs = `const fs = require('node:fs');`;
  const bot = child(
    'bot',
    `${fs} if (!fs.existsSync(${flag})) { fs.writeFileSync(${flag}, ''); process.exit(3); } ${READY}`,
  );
  bot.start();
  await said.line(/^bot ended by itself \(status 3\); starting it again in 0.5 s$/);
  await bot.up;
});

test('is started again when it is killed', async ({ child, said }) => {
  const jobs = child('jobs', READY);
  jobs.start();
  await jobs.up;
  const before = jobs.pid ?? 0;
  process.kill(before, 'SIGKILL');
  await said.line(/^jobs ended by itself \(SIGKILL\); starting it again in 0.5 s$/);
  await until(() => jobs.state === 'ready');
  assert.is.not(jobs.pid, before);
});

test('is not started again when it cannot run as configured', async ({ child }) => {
  const bot = child('bot', `console.error('DISCORD_TOKEN was refused'); process.exit(78);`);
  bot.start();
  const reason = await bot.broken.catch((error: unknown) => error);
  assert.instance(reason, StartUpError);
  assert.match(String(reason), /bot cannot run as it is configured/);
  assert.is(bot.state, 'stopped');
});

test('may finish what it is doing before it leaves', async ({ child, folder }) => {
  const flag = join(folder, 'drained');
  const drain = `process.on('SIGTERM', () => setTimeout(() => { require('node:fs').writeFileSync(${JSON.stringify(flag)}, ''); process.exit(0); }, 50));`;
  const server = child('server', `${drain} ${READY}`);
  server.start();
  await server.up;
  await server.stop();
  assert.ok(existsSync(flag));
});

test('is killed when it takes too long to leave, with all that it started', async ({ child, said }) => {
  const deaf = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);`;
  const grandchild = `const { pid } = require('node:child_process').spawn('sleep', ['60']); console.log('sleeps as ' + pid);`;
  const server = child('server', `${deaf} ${grandchild} ${READY}`, 100);
  server.start();
  const [, pid] = await said.line(/sleeps as (\d+)/);
  await server.up;
  await server.stop();
  assert.match(said.text(), /server did not leave within 0.1 s: killed/);
  await until(() => !isAlive(Number(pid)));
});

test('stays stopped when it is stopped while it waits to be started again', async ({ child, said }) => {
  const bot = child('bot', 'process.exit(1);');
  bot.start();
  await said.line(/starting it again/);
  await bot.stop();
  assert.is(bot.state, 'stopped');
  assert.is(bot.pid, undefined);
});

test('learns what the processes before it told of themselves', async ({ folder, said }) => {
  const tells = `process.on('disconnect', () => process.exit(0)); process.send({ type: 'ready', env: { GUILD: '42' } });`;
  const say = (line: string) => said.add(line);
  const first = new Supervisor([spec(folder, 'first', tells)], say);
  const second = new Supervisor([spec(folder, 'second', `console.log('guild ' + process.env.GUILD); ${READY}`)], say);
  const { signal } = new AbortController();
  await first.start(signal);
  await second.start(signal, first.provided);
  await said.line(/guild 42/);
  const states = () => [...first.processes, ...second.processes].map(({ state }) => state);
  assert.equal(states(), ['ready', 'ready']);
  await Promise.all([second.stop(), first.stop()]);
  assert.equal(states(), ['stopped', 'stopped']);
});

function spec(folder: string, name: string, code: string, drainMs = 4_000) {
  const script = join(folder, `${name}-${Math.random()}.cjs`);
  writeFileSync(script, code);
  return { name, script, env: process.env, drainMs };
}

/** Lines as they come, and the wish for one that will. */
class Said {
  #lines: string[] = [];
  #wishes = new Set<() => void>();

  add(line: string): void {
    this.#lines.push(line);
    for (const wish of this.#wishes) wish();
  }

  text(): string {
    return this.#lines.join('\n').replaceAll(/\x1b\[\d+m/g, '');
  }

  line(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve) => {
      const look = () => {
        const found = new RegExp(pattern, 'm').exec(this.text());
        if (!found) return;
        this.#wishes.delete(look);
        resolve(found);
      };
      this.#wishes.add(look);
      look();
    });
  }
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
}

function isAlive(pid: number): boolean {
  try {
    return Boolean(process.kill(pid, 0));
  } catch {
    return false;
  }
}

test.run();
