import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as assert from 'uvu/assert';
import { openTestAdmin } from '../../tests/support/admin.ts';
import { NO_SOURCES, openTestDomain, type TestDomain } from '../../tests/support/domain.ts';
import { emptyTables } from '../../tests/support/empty-tables.ts';
import { refusal } from '../../tests/support/refusal.ts';
import { suite } from '../../tests/support/suite.ts';
import { type AdminCommand, UsageError } from './admin-command.ts';
import { importLedger } from './import-ledger.ts';
import { ledgerAdd } from './ledger-add.ts';
import { ledgerCorrect } from './ledger-correct.ts';
import { ledgerCover } from './ledger-cover.ts';
import { ledgerList } from './ledger-list.ts';
import { statement } from './statement.ts';

interface Context extends TestDomain {
  dir: string;
}

const test = suite<Context>('admin: the ledger');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
  context.dir = mkdtempSync(join(tmpdir(), 'glim-ledger-'));
});
test.beforeEach(async ({ clock, database }) => {
  clock.set('2021-05-05T12:00:00Z');
  await emptyTables(database.pool, 'ledger_entry', 'ledger_coverage');
});
test.after(async (context) => {
  rmSync(context.dir, { recursive: true });
  await context.close();
});

/** What the command prints. */
async function run<Answer = Record<string, unknown>>(context: Context, command: AdminCommand, ...args: string[]) {
  const line = parseArgs({ args, allowPositionals: true, options: command.options ?? {} });
  const values = { ...line.values } as Record<string, string | boolean>;
  const input = {
    positionals: line.positionals,
    values,
    publicUrl: 'http://glim.test',
    rtmpUrl: null,
    timeZone: 'America/New_York',
    sources: NO_SOURCES,
    plausible: { PLAUSIBLE_API_BASE: '' },
    domain: context,
    now: context.clock.now,
    tell: () => undefined,
  };
  const answer = await context.database.unitOfWork(() => command.run(input));
  return JSON.parse(JSON.stringify(answer)) as Answer;
}

function fileOf({ dir }: Context, text: string | Buffer): string {
  const file = join(dir, 'ledger.csv');
  writeFileSync(file, text);
  return file;
}

test('an entry is added once, corrected, and listed with what it was', async (context) => {
  const args = ['charge', '84.80', '--at', '2021-04-25', '--reference', 'April', '--author', 'Ada'];
  const first = await run(context, ledgerAdd, ...args);
  assert.equal([first.amount, first.isNew], [{ minor: 8480, currency: 'USD' }, true]);
  assert.is(first.occurredAt, '2021-04-25T04:00:00.000Z', 'a day begins at midnight of the zone');
  assert.is((await run(context, ledgerAdd, ...args)).isNew, false);

  const why = ['--source', 'hand', '--note', 'a 0 too few', '--author', 'Ada'];
  assert.is((await run(context, ledgerCorrect, 'charge', 'April', '848', ...why)).isNew, true);
  const days = ['--from', '2021-04-01', '--to', '2021-04-30'];
  const amounts = async (...more: string[]) => {
    const { entries } = await run<{ entries: { amount: { minor: number }; isCounted: boolean }[] }>(
      context,
      ledgerList,
      ...days,
      ...more,
    );
    return entries.map(({ amount, isCounted }) => [amount.minor, isCounted]);
  };
  assert.equal(await amounts(), [[84800, true]]);
  assert.equal(await amounts('--history'), [
    [84800, true],
    [8480, false],
  ]);
  assert.equal(await amounts('--kind', 'refund'), []);
});

test('a statement is whole once somebody says so', async (context) => {
  const at = ['--at', '2021-04-10'];
  await run(context, ledgerAdd, 'charge', '100.00', '--reference', 'a', ...at);
  await run(context, ledgerAdd, ...at, '--reference', 'b', '--', 'adjustment', '-5.00');
  type Statement = { lines: Record<string, { minor: number } | null>; period: object };
  assert.is((await run<Statement>(context, statement, '2021-04', '--to', '2021-04-25')).lines.gross, null);
  await run(context, ledgerCover, '2021-04-01', '2021-04-30');
  const { lines, period } = await run<Statement>(context, statement, '2021-04');
  assert.equal(period, { from: '2021-04-01', to: '2021-04-30' });
  assert.equal([lines.gross?.minor, lines.adjustments?.minor, lines.revenue?.minor], [10000, -500, 9500]);
  assert.equal((await run<Statement>(context, statement, '2021-05')).period, { from: '2021-05-01', to: '2021-05-05' });
});

test('a command line that makes no sense is told what would', async (context) => {
  const cases: [AdminCommand, string[], RegExp][] = [
    [ledgerAdd, ['tip', '1', '--at', '2021-04-01', '--reference', 'a'], /a kind is one of charge/],
    [ledgerAdd, ['charge', '1.5', '--at', '2021-04-01', '--reference', 'a'], /AMOUNT is written 8480\.00/],
    [ledgerAdd, ['charge', '1', '--at', 'yesterday', '--reference', 'a'], /--at is a day/],
    [ledgerAdd, ['charge', '1', '--at', '2021-04-01'], /--reference is missing/],
    [ledgerCover, ['2021-04-31', '2021-05-01'], /a day is written/],
    [statement, ['2021-13'], /a day is written/],
    [statement, ['2021-04', '--to', '2021-05-01'], /--to is a day of 2021-04/],
  ];
  for (const [command, args, message] of cases) {
    const error = await run(context, command, ...args).catch((reason) => reason);
    assert.instance(error, UsageError);
    assert.match(error.message, message);
  }
});

test('a file is taken whole or not at all, and once', async (context) => {
  const header = 'kind,amount,currency,at,reference\n';
  const good = `${header}charge,10.00,USD,2021-04-01,a\npayout,4.00,USD,2021-04-02,b\n`;
  assert.equal(await run(context, importLedger, fileOf(context, good)), {
    file: fileOf(context, good),
    recorded: 2,
    unchanged: 0,
  });
  assert.is((await run(context, importLedger, fileOf(context, good))).unchanged, 2);

  const conflicting = fileOf(context, `${header}charge,11.00,USD,2021-04-03,c\n\ncharge,12.00,USD,2021-04-01,a\n`);
  const refused = await refusal(() => run(context, importLedger, conflicting));
  assert.match(
    refused.message,
    `${conflicting}: line 4: The charge "a" from csv is in the ledger already, with $10.00, not with $12.00`,
  );
  const wrong = fileOf(
    context,
    `${header}tip,1,USD,2021-04-01,x\ncharge,11.00,USD,2021-04-03,c\ncharge,?,USD,2021-04-03,d\n`,
  );
  assert.match(
    (await refusal(() => run(context, importLedger, wrong))).message,
    /: line 2: kind is .*\n.*: line 4: amount is /,
  );
  const { rowCount } = await context.database.pool.query('select 1 from ledger_entry');
  assert.is(rowCount, 2);

  assert.match(
    (await refusal(() => run(context, importLedger, fileOf(context, Buffer.from([0xff, 0xfe]))))).message,
    'not UTF-8',
  );
  assert.match(
    (await refusal(() => run(context, importLedger, '/nowhere/at/all.csv'))).message,
    'there is no such file',
  );
});

test('the tool knows the commands', async () => {
  const { admin, close } = await openTestAdmin();
  const { status, out, err } = await admin('ledger', 'add', 'charge', '1.00', '--at', '2021-04-01', '--reference', 'a');
  await close();
  assert.is(status, 0, err);
  assert.is(JSON.parse(out).isNew, true);
});

test.run();
