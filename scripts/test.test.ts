import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from '../tests/support/suite.ts';

const CASES = join(import.meta.dirname, '../tests/support/guard-cases');
const test = suite<object>('npm test');

test('ends with the tally of a green run, and status 0', () => {
  const { status, lastLine } = run('green.ts');
  assert.is(lastLine, 'tests: 1 passed, 0 failed');
  assert.is(status, 0);
});

for (const file of ['failing-test.ts', 'no-suite.ts', 'there-is-no-such-file.ts']) {
  test(`ends with the tally of a red run of ${file}, and status 1`, () => {
    const { status, lastLine } = run(file);
    assert.match(lastLine, /^tests: 0 passed, [1-9]\d* failed$/);
    assert.is(status, 1);
  });
}

test('is red when the runner itself breaks, with a tally all the same', () => {
  const { status, lastLine } = run('green.ts', '--no-such-option');
  assert.is(lastLine, 'tests: 0 passed, 1 failed');
  assert.is(status, 1);
});

function run(file: string, ...args: string[]): { status: number | null; lastLine: string } {
  const { TEST_ONLY: _, TEST_REPORT: __, ...env } = process.env;
  const script = [join(import.meta.dirname, 'test.mjs'), join(CASES, file), ...args];
  const { status, stdout } = spawnSync(process.execPath, script, { env, encoding: 'utf8' });
  return { status, lastLine: stdout.trimEnd().split('\n').at(-1) ?? '' };
}

test.run();
