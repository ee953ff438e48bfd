import { execFile } from 'node:child_process';
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

interface Run {
  status: number;
  output: string;
}

interface Context {
  /** Each case, run once; they mostly wait, so they do it together. */
  runs: Map<string, Run>;
}

const MISSING = 'there-is-no-such-case';
const test = suite<Context>('the uvu guard');

test.before(async (context) => {
  const names = ['green', MISSING, ...Object.keys(WHY)];
  context.runs = new Map(await Promise.all(names.map(async (name): Promise<[string, Run]> => [name, await run(name)])));
});

test('knows why each of its cases is red', () => {
  const cases = readdirSync(CASES).map((file) => basename(file, '.ts'));
  assert.equal(cases.sort(), ['green', ...Object.keys(WHY)].sort());
});

test('leaves a passing file green and counts it', ({ runs }) => {
  const { status, output } = runs.get('green')!;
  assert.is(status, 0);
  assert.match(output, /^tests: 1 passed, 0 failed$/m);
});

for (const [name, why] of Object.entries(WHY)) {
  test(`turns ${name} red and says why`, ({ runs }) => {
    const { status, output } = runs.get(name)!;
    assert.is(status, 1);
    assert.match(output, why);
    assert.match(output, /^tests: \d+ passed, [1-9]\d* failed$/m);
  });
}

test('is red when no file is found', ({ runs }) => {
  const { status, output } = runs.get(MISSING)!;
  assert.is(status, 1);
  assert.match(output, /Cannot find module/);
});

function run(name: string): Promise<Run> {
  const { TEST_ONLY: _, ...env } = process.env;
  return new Promise((resolve) => {
    execFile(process.execPath, [RUNNER, join(CASES, `${name}.ts`)], { env }, (error, stdout, stderr) => {
      const output = stdout.replaceAll(/\x1b\[\d+m/g, '') + stderr;
      resolve({ status: error ? Number(error.code) : 0, output });
    });
  });
}

test.run();
