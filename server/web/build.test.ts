import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { buildWeb } from './build.ts';
import { buildHash } from './build-hash.ts';

interface Context {
  cacheDir: string;
  events: string[];
  log: { info(fields: object, event: string): void };
}

const test = suite<Context>('web build');

test.beforeEach(async (context) => {
  context.cacheDir = await mkdtemp(join(tmpdir(), 'glim-web-'));
  context.events = [];
  context.log = { info: (_, event) => void context.events.push(event) };
});
test.afterEach(({ cacheDir }) => rm(cacheDir, { recursive: true }));

test('two starts at once make one build, which the next start finds', async ({ cacheDir, log, events }) => {
  const [first, second] = await Promise.all([buildWeb({ log, cacheDir }), buildWeb({ log, cacheDir })]);
  assert.equal(first, second);
  assert.is((await readdir(cacheDir)).length, 1, 'no half-made build is left behind');
  const built = events.length;

  assert.equal(await buildWeb({ log, cacheDir }), first);
  assert.is(events.length, built, 'nothing was built again');
});

test('the hash changes with a source’s content and name, not with a test', async ({ cacheDir }) => {
  const hash = () => buildHash(cacheDir, ['src', 'lock.json']);
  const write = (name: string, text: string) => writeFile(join(cacheDir, name), text);
  await write('lock.json', '{}');
  await mkdir(join(cacheDir, 'src'));
  await write('src/a.ts', 'one');
  const before = await hash();
  await write('src/a.test.ts', 'a test');
  assert.is(await hash(), before);
  await write('src/a.ts', 'two');
  const edited = await hash();
  assert.is.not(edited, before);
  await rename(join(cacheDir, 'src/a.ts'), join(cacheDir, 'src/b.ts'));
  assert.is.not(await hash(), edited);
});

test.run();
