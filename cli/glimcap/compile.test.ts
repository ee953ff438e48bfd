import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { glimcapCommand } from '../../tests/support/glimcap-command.ts';
import { suite } from '../../tests/support/suite.ts';

interface Context {
  database: TestDatabase;
  dataDir: string;
}

const test = suite<Context>('glimcap compile');

test.before(async (context) => {
  context.database = await createTestDatabase();
  context.dataDir = mkdtempSync(join(tmpdir(), 'glimcap-compile-'));
});
test.after(async ({ database, dataDir }) => {
  await database.drop();
  rmSync(dataDir, { recursive: true });
});

function compile({ database, dataDir }: Context, ...args: string[]) {
  return glimcapCommand(['compile', ...args], { ...process.env, DATABASE_URL: database.url, DATA_DIR: dataDir });
}

test('a week is drafted in the running database, and what the gate found is on stderr', async (context) => {
  const { status, stdout, stderr } = await compile(context, '--week', '2021-W16');
  assert.is(status, 1, stderr);
  assert.match(stdout, '# Glimcap Part 1\n');
  assert.match(stderr, '[missing] Finance is incomplete');
  assert.match(stderr, /Part 1 is drafted for review; \d+ findings to acknowledge\./);
});

test('a week that makes no sense, or is not over, is refused', async (context) => {
  const [wrong, late] = await Promise.all([
    compile(context, '--week', '2021-W53'),
    compile(context, '--week', '2999-W01'),
  ]);
  assert.equal([wrong.status, wrong.stdout], [2, '']);
  assert.match(wrong.stderr, /--week is an ISO week such as \d{4}-W\d\d, not "2021-W53"\nusage: glimcap compile/);
  assert.equal([late.status, late.stderr], [2, 'The week that ends on 2999-01-06 is not over yet.\n']);
});

test.run();
