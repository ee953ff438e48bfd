import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { identify } from './process-identity.ts';
import { tryProcessLock, withProcessLock } from './process-lock.ts';

const test = suite<{ folder: string; file: string }>('a process lock');

test.beforeEach((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'glim-lock-'));
  context.file = join(context.folder, 'a.lock');
});

test.afterEach(({ folder }) => rmSync(folder, { recursive: true }));

test('names its holder to whoever comes second', ({ file }) => {
  tryProcessLock(file);
  assert.equal(tryProcessLock(file), { heldBy: process.pid });
});

test('is free again once released, and leaves nothing behind', ({ file, folder }) => {
  const attempt = tryProcessLock(file);
  assert.ok('release' in attempt);
  attempt.release();
  assert.equal(readdirSync(folder), []);
});

for (const [whose, content] of Object.entries({
  'a dead process': JSON.stringify({ pid: 2 ** 22 + 1 }),
  'an earlier process of the same number': JSON.stringify({ ...identify(process.pid), startedAt: '1' }),
  'nobody at all': '',
})) {
  test(`is taken over from ${whose}`, ({ file, folder }) => {
    writeFileSync(file, content);
    assert.ok('release' in tryProcessLock(file));
    assert.equal(readdirSync(folder), ['a.lock']);
  });
}

test('lets tasks in one after the other', async ({ file }) => {
  const order: string[] = [];
  const task = (name: string) => async () => {
    order.push(`${name} begins`);
    await new Promise(setImmediate);
    order.push(`${name} ends`);
  };
  await Promise.all(['a', 'b'].map((name) => withProcessLock(file, task(name))));
  assert.equal(order, ['a begins', 'a ends', 'b begins', 'b ends']);
});

test.run();
