import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from './suite.ts';

const CASES = join(import.meta.dirname, 'guard-cases');
const RUNNER = join(import.meta.dirname, 'run-files.ts');

const WHY: Record<string, RegExp> = {
  'failing-test': /Expected values to be strictly equal/,
  'throwing-before': /before threw: Error: before broke/,
  'throwing-after': /after threw: Error: after broke/,
  'throwing-before-each': /beforeEach threw: Error: beforeEach broke/,
  'throwing-after-each': /afterEach threw: Error: afterEach broke/,
  'forgotten-run': /\.run\(\) was forgotten/,
  'no-tests': /no tests were declared/,
  'no-suite': /no report/,
  'open-handle': /an open handle keeps the process alive: TCPServerWrap/,
  'never-settles': /ended before its tests were done/,
  'unhandled-rejection': /unhandled rejection: Error: nobody listens/,
  'left-in-only': /test\.only is not a function/,
};

const test = suite<object>('the uvu guard');

test('knows why each of its cases is red', () => {
  const cases = readdirSync(CASES).map((file) => basename(file, '.ts'));
  assert.equal(cases.sort(), ['green', ...Object.keys(WHY)].sort());
});

test('leaves a passing file green and counts it', () => {
  const { status, output } = run('green');
  assert.is(status, 0);
  assert.match(output, /^tests: 1 passed, 0 failed$/m);
});

for (const [name, why] of Object.entries(WHY)) {
  test(`turns ${name} red and says why`, () => {
    const { status, output } = run(name);
    assert.is(status, 1);
    assert.match(output, why);
    assert.match(output, /^tests: \d+ passed, [1-9]\d* failed$/m);
  });
}

test('is red when no file is found', () => {
  const { status, output } = run('there-is-no-such-case');
  assert.is(status, 1);
  assert.match(output, /Cannot find module/);
});

function run(name: string): { status: number | null; output: string } {
  const { TEST_ONLY: _, ...env } = process.env;
  const child = spawnSync(process.execPath, [RUNNER, join(CASES, `${name}.ts`)], { env, encoding: 'utf8' });
  return { status: child.status, output: child.stdout.replaceAll(/\x1b\[\d+m/g, '') + child.stderr };
}

test.run();
