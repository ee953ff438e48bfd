import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { PART_12_MD } from '../../tests/support/part-12.ts';
import { suite } from '../../tests/support/suite.ts';
import { check } from './check.ts';
import { UnusableInput, UsageError } from './glimcap-verb.ts';

interface Context {
  folder: string;
}

const test = suite<Context>('glimcap check: the command');

test.before((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'glimcap-check-'));
});
test.after(({ folder }) => rmSync(folder, { recursive: true, force: true }));

/** What the verb says and returns. */
async function run(positionals: string[], values: Record<string, string | boolean> = {}) {
  let text = '';
  const output = {
    write(said: string) {
      text += said;
    },
    complain: (line: string) => assert.unreachable(line),
  };
  const status = await check.run({ positionals, values, env: {}, output });
  return { status, text: text.trimEnd() };
}

async function refusal(positionals: string[], values: Record<string, string> = {}): Promise<unknown> {
  return run(positionals, values).then(
    () => null,
    (error: unknown) => error,
  );
}

test('a fault is told with its place, both values and why; the status is 1', async () => {
  const { status, text } = await run([PART_12_MD]);
  assert.is(status, 1);
  assert.equal(text.split('\n'), [
    `${PART_12_MD}:72:20 credits`,
    '  Remaining Credits, Partial Glimesh Budget: $1,388.96 → $1,289.96',
    '  DO Credits − DO Expenses, at least 0',
    '',
    `${PART_12_MD}: 1 fault, 34 cells and 9 statements checked, 0 not checked, 0 skipped`,
  ]);
});

test('--json gives the same as one object; a report without faults the status 0', async ({ folder }) => {
  const file = join(folder, 'sound.md');
  writeFileSync(file, readFileSync(PART_12_MD, 'utf8').replace('$1,388.96', '$1,289.96'));
  const { status, text } = await run([file], { json: true });
  assert.is(status, 0);
  assert.equal(JSON.parse(text), { file, faults: [], notChecked: [], skipped: [], checked: 34, statements: 9 });
});

test('what is no text, not there or not asked for rightly is refused', async ({ folder }) => {
  const picture = join(folder, 'picture.md');
  writeFileSync(picture, Buffer.from([0x89, 0x50, 0, 1]));
  for (const [files, previous, message] of [
    [[join(folder, 'none.md')], undefined, /none\.md: there is no such file/],
    [[picture], undefined, /picture\.md: is not text/],
    [[PART_12_MD], folder, /cannot be read/],
  ] as const) {
    const error = await refusal([...files], previous === undefined ? {} : { previous });
    assert.instance(error, UnusableInput);
    assert.match(error instanceof Error ? error.message : '', message);
  }
  assert.instance(await refusal([]), UsageError);
});

test.run();
