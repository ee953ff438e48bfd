import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { withBuildLock } from './build-lock.mjs';
import { ensureWorker } from './ensure-worker.mjs';
import { readMesonLists } from './meson-lists.mjs';
import { keptPath } from './recipe.mjs';
import { unityUnits } from './unity-units.mjs';
import { workerFiles } from './worker-files.mjs';

interface Context {
  root: string;
  env: NodeJS.ProcessEnv;
}

const PROJECT = join(import.meta.dirname, '../..');
const PACKAGE = 'node_modules/mediasoup';

const test = suite<Context>('the media worker step');

test.beforeEach((context) => {
  context.root = mkdtempSync(join(tmpdir(), 'glim-worker-'));
  context.env = { ...process.env };
  mkdirSync(join(context.root, PACKAGE), { recursive: true });
  cpSync(join(PROJECT, PACKAGE, 'package.json'), join(context.root, PACKAGE, 'package.json'));
  process.env.XDG_CACHE_HOME = join(context.root, 'cache');
  delete process.env.MEDIASOUP_WORKER_BIN;
});

test.afterEach(({ root, env }) => {
  process.env = env;
  rmSync(root, { recursive: true });
});

test('takes the worker that MEDIASOUP_WORKER_BIN names, and refuses one that does not run', async ({ root }) => {
  process.env.MEDIASOUP_WORKER_BIN = builtWorker();
  assert.is(await ensureWorker({ root, log: unexpected }), builtWorker());
  process.env.MEDIASOUP_WORKER_BIN = '/bin/false';
  const error = await ensureWorker({ root, log: unexpected }).catch((reason) => reason);
  assert.match(error.message, /MEDIASOUP_WORKER_BIN \(\/bin\/false\) is not a mediasoup worker/);
});

test('copies a kept build into a fresh clone, and then finds it there', async ({ root }) => {
  const kept = keptPath(workerFiles(root));
  cpSync(builtWorker(), kept);
  const lines: string[] = [];
  const binary = await ensureWorker({ root, log: (line: string) => lines.push(line) });
  assert.is(binary, join(root, PACKAGE, 'worker/out/Release/mediasoup-worker'));
  assert.is(spawnSync(binary, [], { env: {} }).status, 41);
  assert.is(lines.length, 1);
  assert.is(await ensureWorker({ root, log: unexpected }), binary);
});

test('compiles every source once, and the biggest units first', () => {
  const worker = join(PROJECT, PACKAGE, 'worker');
  const { sources, schemas } = readMesonLists(worker);
  assert.ok(schemas.length > 20);
  const units = unityUnits(sources.map((file: string) => ({ file, bytes: statSync(join(worker, file)).size })));
  const files = units.flatMap((unit: { files: string[] }) => unit.files);
  assert.equal(files.toSorted(), sources.toSorted());
  const sizes = units.map((unit: { bytes: number }) => unit.bytes);
  assert.equal(
    sizes,
    sizes.toSorted((a: number, b: number) => b - a),
  );
});

test('waits for a process that builds the same, and takes over the lock of a dead one', async ({ root }) => {
  const file = join(root, 'cache/lock');
  const order: string[] = [];
  const first = withBuildLock(file, {
    onWait: unexpected,
    task: async () => {
      await new Promise((resolve) => setImmediate(resolve));
      order.push('first');
    },
  });
  const second = withBuildLock(file, {
    onWait: (pid: number) => order.push(`waits for ${pid === process.pid ? 'us' : pid}`),
    task: async () => order.push('second'),
  });
  await Promise.all([first, second]);
  assert.equal(order, ['waits for us', 'first', 'second']);
  assert.not.ok(existsSync(file));

  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(file, String(pid));
  const holder = await withBuildLock(file, { onWait: unexpected, task: async () => readFileSync(file, 'utf8') });
  assert.is(holder, String(process.pid));
});

/** The worker of this clone, which the set-up made before any test ran. */
function builtWorker(): string {
  return workerFiles(PROJECT).binary;
}

function unexpected(what: unknown): never {
  throw new Error(`should have been silent, but: ${what}`);
}

test.run();
