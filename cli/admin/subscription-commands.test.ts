import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import { openTestAdmin, type TestAdmin } from '../../tests/support/admin.ts';
import { suite } from '../../tests/support/suite.ts';

const test = suite<TestAdmin>('admin: subscriptions and MRR');
const HEADER = 'event,subscription,customer,at,status,amount,currency,interval,source';
const DOCS = fileURLToPath(new URL('../../docs', import.meta.url));
const SECOND_QUARTER = ['--from', '2025-04-01', '--to', '2025-06-30', '--by', 'month'];

test.before(async (context) => {
  Object.assign(context, await openTestAdmin({ GLIMCAP_TIMEZONE: 'America/New_York' }));
});
test.after(({ close }) => close());

function fileOf({ dataDir }: TestAdmin, ...lines: string[]): string {
  const file = join(dataDir, 'subscriptions.csv');
  writeFileSync(file, [HEADER, ...lines, ''].join('\n'));
  return file;
}

async function imported(context: TestAdmin, ...lines: string[]) {
  const { status, out, err } = await context.admin('import-subscriptions', fileOf(context, ...lines));
  assert.is(status, 0, err);
  const { file: _, ...result } = JSON.parse(out);
  return result;
}

async function refused(context: TestAdmin, ...lines: string[]): Promise<string> {
  const file = fileOf(context, ...lines);
  const { status, out, err } = await context.admin('import-subscriptions', file);
  assert.equal([status, out], [1, '']);
  for (const line of err.split('\n')) assert.ok(line.startsWith(`${file}: `), line);
  return err.replaceAll(`${file}: `, '');
}

async function mrr(context: TestAdmin) {
  const { out, err } = await context.admin('mrr', ...SECOND_QUARTER);
  assert.is(err, '');
  return JSON.parse(out);
}

const FIRST = 'e1,sub_1,cus_1,2025-04-10,active,5.00,USD,month,';
const SECOND = 'e2,sub_2,cus_2,2025-04-12,active,60.00,USD,year,';

test('a file is taken once, and its MRR, movements and churn are told by period', async (context) => {
  const lines = [
    FIRST,
    SECOND,
    'e3,sub_1,cus_1,2025-05-02,active,25.00,USD,month,',
    'e4,sub_2,cus_2,2025-06-01,canceled,60,USD,year,',
  ];
  assert.equal(await imported(context, ...lines), { recorded: 4, unchanged: 0, alsoToldBy: [] });
  assert.equal(await imported(context, ...lines), { recorded: 0, unchanged: 4, alsoToldBy: [] });

  const { timeZone, currencies } = await mrr(context);
  assert.is(timeZone, 'America/New_York');
  assert.equal(
    currencies.map(({ currency }: { currency: string }) => currency),
    ['USD'],
  );
  const [april, may, june] = currencies[0].periods;
  const dollars = (minor: number) => ({ minor, currency: 'USD' });
  assert.equal([april.from, april.to, april.start, april.end], ['2025-04-01', '2025-04-30', dollars(0), dollars(1000)]);
  assert.equal(april.churn, { customerChurn: null, revenueChurn: null, netRevenueChurn: null });
  assert.equal([may.movements.expansion, may.end], [dollars(2000), dollars(3000)]);
  assert.equal([june.movements.churn, june.customers.movements.churn], [dollars(500), 1]);
  assert.equal(june.churn, { customerChurn: 5000, revenueChurn: 1667, netRevenueChurn: 1667 });
});

test('nothing of a file is taken when a line is wrong, and each such line is named', async (context) => {
  const before = await mrr(context);
  const rest = Array.from({ length: 60 }, (_, index) => `x${index},sub_x,cus_x,2025-05-01,active,?,USD,month,`);
  const problems = (await refused(context, 'n1,sub_9,cus_9,2025-05-01,active,5.00,USD,month,', ...rest)).split('\n');
  assert.match(problems[0] ?? '', /^line 3: amount is written 1831\.52, .*, not "\?"$/);
  assert.is(problems.length, 51);
  assert.is(problems.at(-1), 'and 10 more');
  assert.equal(await mrr(context), before);
});

test('what contradicts what is known is named and refused; what another source tells beside it is said', async (context) => {
  const taken = 's1,sub_3,cus_3,2025-04-20,active,5.00,USD,month,stripe';
  await imported(context, taken);
  const before = await mrr(context);
  assert.is(
    await refused(
      context,
      'n1,sub_8,cus_8,2025-04-20,active,5.00,USD,month,',
      FIRST.replace('5.00', '7.00'),
      'n2,sub_3,cus_3,2025-04-20,paused,5.00,USD,month,',
      'n3,sub_3,cus_other,2025-05-20,active,5.00,USD,month,',
    ),
    [
      'line 3: Event e1 of csv was recorded before and said something else.',
      'line 4: Of the subscription "sub_3" stripe says something else for 2025-04-20T04:00:00.000Z: active (event "s1").',
      'line 5: The subscription "sub_3" belongs to "cus_other" here and to "cus_3" from stripe: a customer has one name at all sources.',
    ].join('\n'),
  );
  assert.equal(await mrr(context), before);
  const later = 'n3,sub_3,cus_3,2025-06-20,active,5.00,USD,month,';
  const result = await imported(context, 'n2,sub_3,cus_3,2025-04-20,active,5.00,USD,month,', later, later);
  assert.equal(result, { recorded: 2, unchanged: 1, alsoToldBy: [{ source: 'stripe', subscriptions: 1 }] });
});

test('the example of docs/mrr.md is what the tool says', async () => {
  const context = await openTestAdmin({ GLIMCAP_TIMEZONE: 'America/New_York' });
  await context.admin('import-subscriptions', join(DOCS, 'examples/subscriptions.csv'));
  const { out } = await context.admin('mrr', '--from', '2026-01-01', '--to', '2026-03-31', '--by', 'month');
  await context.close();
  const [dollars, euros] = JSON.parse(out).currencies;
  const document = readFileSync(join(DOCS, 'mrr.md'), 'utf8');
  const rows = [...document.matchAll(/^\| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$/gm)].map((row) =>
    row.slice(1).map((cell) => cell.trim()),
  );
  const printed = new Map(rows.map(([name = '', ...cells]) => [name.replaceAll('`', ''), cells]));
  for (const [index, { start, end, movements, customers, churn }] of dollars.periods.entries()) {
    const money = { start, end, ...movements };
    for (const [name, { minor }] of Object.entries<{ minor: number }>(money))
      assert.is(printed.get(name)?.[index], (minor / 100).toFixed(2), name);
    assert.is(printed.get('customers')?.[index], String(customers.end));
    for (const [name, rate] of Object.entries<number | null>(churn)) {
      const shown = rate === null ? '–' : `${(rate / 100).toFixed(2)} %`.replace('-', '−');
      assert.is(printed.get(name)?.[index], shown, name);
    }
  }
  assert.is(euros.periods.at(-1).end.minor, 700);
});

test('a large file says how far it is', async (context) => {
  const lines = Array.from(
    { length: 10_001 },
    (_, index) => `l${index},sub_l${index},cus_l,2024-01-01,active,0,EUR,month,`,
  );
  const file = fileOf(context, ...lines);
  const { out, err } = await context.admin('import-subscriptions', file);
  assert.is(JSON.parse(out).recorded, 10_001);
  assert.is(err, `${file}: 10000 of 10001 events`);
});

test('a command line that makes no sense is told what would', async ({ admin }) => {
  for (const [args, message] of [
    [['mrr', '--by', 'day'], '--by is week or month, not "day"'],
    [['mrr', '--from', 'May'], 'a day is written 2021-05-01, not "May"'],
    [['mrr', '--from', '2025-05-02', '--to', '2025-05-01'], '--from must not be after --to'],
    [['mrr', '--from', '1900-05-02'], '--from is 3660 days before --to at most'],
  ] as const) {
    const { status, err } = await admin(...args);
    assert.is(status, 2);
    assert.ok(err.startsWith(`${message}\nusage: admin mrr`), err);
  }
  assert.match((await admin('import-subscriptions', '/nowhere.csv')).err, '/nowhere.csv: there is no such file.');
});

test.run();
