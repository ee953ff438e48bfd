import * as assert from 'uvu/assert';
import type { PlatformRole } from '#domain/accounts/user.entity.ts';
import { LEDGER_KINDS } from '#domain/finance/ledger-kind.ts';
import { openTestApp, type SignedIn, type TestApp } from '../../tests/support/app.ts';
import { emptyTables } from '../../tests/support/empty-tables.ts';
import { suite } from '../../tests/support/suite.ts';

interface Context extends TestApp {
  core: SignedIn['headers'];
  supporter: SignedIn['headers'];
  member: SignedIn['headers'];
}

const test = suite<Context>('staff: finance');
const HTML = { Accept: 'text/html' };
const HEADER = 'kind,amount,currency,at,reference\n';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const ENTRY = { kind: 'charge', amount: usd(848_000), at: '2021-04-25', reference: 'April' };

interface Entry {
  id: string;
  amount: { minor: number; shownAs: string };
  day: string;
  author: string | null;
  note: string | null;
  isCounted: boolean;
}
interface List<Item> {
  data: Item[];
  nextCursor: string | null;
}
interface Import {
  recorded: number;
  unchanged: number;
  problems: string[];
  totals: { kind: string; sum: string }[];
}

test.before(async (context) => {
  Object.assign(context, await openTestApp());
  context.clock.set('2021-05-05T12:00:00Z');
  const signedIn = async (name: string, ...roles: PlatformRole[]) => {
    const user = await context.database.unitOfWork(() => context.accounts.createUser({ name, roles }));
    return (await context.signIn(user)).headers;
  };
  context.core = await signedIn('ada', 'core');
  context.supporter = await signedIn('sam', 'support', 'moderator');
  context.member = await signedIn('mia');
});
test.beforeEach(async ({ database }) => {
  await emptyTables(database.pool, 'ledger_entry', 'ledger_coverage', 'subscription_event');
});
test.after((context) => context.close());

const DAYS = 'from=2021-04-01&to=2021-04-30';
const READS = ['statements/2021-04', `entries?${DAYS}`, `coverages?${DAYS}`, 'mrr'];
const ID = '019a0000-0000-7000-8000-000000000000';
const WRITES: [path: string, json: object][] = [
  ['entries', ENTRY],
  [`entries/${ID}/correction`, { amount: usd(1), note: 'why' }],
  ['coverages', { kinds: ['charge'], from: '2021-04-01', through: '2021-04-30' }],
  [`coverages/${ID}/withdrawal`, { note: 'why' }],
  ['imports', { csv: `${HEADER}charge,1.00,USD,2021-04-01,a\n`, isDryRun: false }],
];
const PAGES = ['', '/statement.svg', '/ledger', '/ledger.csv', '/mrr', '/mrr.svg', '/import'];

function post(context: Context, path: string, json: object, headers = context.core) {
  return context.call('POST', `/api/v1/finance/${path}`, { headers, json });
}

async function entries({ call, core }: Context, more = ''): Promise<Entry[]> {
  const { body } = await call<List<Entry>>('GET', `/api/v1/finance/entries?${DAYS}${more}`, { headers: core });
  return body.data;
}

test('who is signed out learns nothing', async ({ call }) => {
  for (const path of READS) assert.is((await call('GET', `/api/v1/finance/${path}`)).status, 401, path);
  for (const [path, json] of WRITES) assert.is((await call('POST', `/api/v1/finance/${path}`, { json })).status, 401);
  for (const path of PAGES) {
    const { status, headers } = await call('GET', `/staff/finance${path}`, { headers: HTML });
    assert.equal([status, headers.get('location')?.startsWith('/auth/discord?returnTo=')], [302, true], path);
  }
});

test('members see nothing, staff read, and the core team alone writes, by requests that our pages made', async (context) => {
  const { call, core, database, member, supporter } = context;
  for (const path of READS) {
    assert.is((await call('GET', `/api/v1/finance/${path}`, { headers: member })).status, 403, path);
    assert.is((await call('GET', `/api/v1/finance/${path}`, { headers: supporter })).status, 200, path);
  }
  for (const path of PAGES)
    assert.is((await call('GET', `/staff/finance${path}`, { headers: { ...member, ...HTML } })).status, 403, path);
  for (const [path, json] of WRITES) {
    assert.is((await post(context, path, json, member)).status, 403, path);
    const refused = await post(context, path, json, supporter);
    assert.equal([refused.status, refused.body.code], [403, 'role_missing'], path);
    const forged = await call('POST', `/api/v1/finance/${path}`, { headers: { Cookie: core.Cookie }, json });
    assert.equal([forged.status, forged.body.code], [403, 'csrf'], path);
  }
  const page = await call('GET', `/staff/finance/ledger?${DAYS}`, { headers: { ...supporter, ...HTML } });
  assert.is(page.status, 200);
  assert.not.match(page.text, 'Add an entry');
  const { rows } = await database.pool.query('select id from ledger_entry union all select id from ledger_coverage');
  assert.equal(rows, []);
});

test('what makes no sense is refused with a sentence', async (context) => {
  const { call, core: headers } = context;
  const refused = async (path: string, json: object) => {
    const { status, body } = await post(context, path, json);
    return [status, body.code];
  };
  assert.equal(await refused('entries', { ...ENTRY, kind: 'tip' }), [422, 'invalid']);
  assert.equal(await refused('entries', { ...ENTRY, amount: usd(0) }), [422, 'ledger_amount_invalid']);
  assert.equal(await refused('entries', { ...ENTRY, amount: usd(-1) }), [422, 'ledger_amount_invalid']);
  assert.equal(await refused('entries', { ...ENTRY, amount: usd(0.5) }), [422, 'invalid']);
  const other = { minor: 1, currency: 'XQQ' };
  assert.equal(await refused('entries', { ...ENTRY, amount: other }), [422, 'ledger_currency_unknown']);
  assert.equal(await refused('entries', { ...ENTRY, at: '2021-02-30' }), [422, 'ledger_time_invalid']);
  assert.equal(await refused('entries', { ...ENTRY, at: '2031-01-01' }), [422, 'ledger_time_invalid']);
  assert.equal(await refused('entries', { ...ENTRY, reference: 'a\0' }), [422, 'invalid']);
  assert.equal(await refused(`entries/${ID}/correction`, { amount: usd(1), note: 'x' }), [
    404,
    'ledger_entry_not_found',
  ]);
  assert.equal(await refused(`entries/${ID}/correction`, { amount: usd(1) }), [422, 'invalid']);
  const days = { kinds: ['charge'], from: '2021-05-01', through: '2021-05-06' };
  assert.equal(await refused('coverages', days), [422, 'ledger_coverage_invalid']);
  assert.equal(await refused('coverages', { ...days, kinds: [] }), [422, 'invalid']);
  const withdrawal = `coverages/${ID}/withdrawal`;
  assert.equal(await refused(withdrawal, { note: 'x' }), [404, 'ledger_coverage_unknown']);
  assert.equal(await refused(withdrawal, {}), [422, 'invalid']);
  assert.equal(await refused('imports', { csv: 'x' }), [422, 'invalid']);

  for (const path of [
    'finance/statements/2021-13',
    'finance/statements/2021-06',
    'finance/statements/2021-04?to=2021-05-01',
    'finance/entries?kind=tip',
    `finance/entries?${DAYS}&cursor=${ID}`,
    'finance/mrr?by=day',
    'finance/mrr?from=2021-06-01',
    'finance/mrr?by=week&from=2001-01-01',
  ])
    assert.is((await call('GET', `/api/v1/${path}`, { headers })).status, 422, path);
  const page = await call('GET', '/staff/finance?month=2021-06', { headers: { ...headers, ...HTML } });
  assert.is(page.status, 422);
  assert.match(page.text, 'A month is written such as 2021-04, and has begun.');
});

test('an entry is added once, corrected, withdrawn, and what was wrong stays to be seen', async (context) => {
  const { call, core } = context;
  assert.equal((await post(context, 'entries', ENTRY)).body, { recorded: 1 });
  assert.equal((await post(context, 'entries', ENTRY)).body, { recorded: 0 });
  const differs = await post(context, 'entries', { ...ENTRY, amount: usd(1) });
  assert.equal([differs.status, differs.body.code], [409, 'ledger_entry_differs']);

  const [entry] = await entries(context);
  assert.equal([entry!.day, entry!.amount.shownAs, entry!.author], ['2021-04-25', '$8,480.00', 'ada']);
  const correction = { amount: usd(84_800), note: 'a 0 too many' };
  assert.is((await post(context, `entries/${entry!.id}/correction`, correction)).status, 201);
  const stale = await post(context, `entries/${entry!.id}/correction`, { ...correction, amount: usd(5) });
  assert.equal([stale.status, stale.body.code], [409, 'ledger_entry_corrected']);
  assert.equal(
    (await entries(context, '&history=true')).map(({ amount, note, isCounted }) => [amount.minor, note, isCounted]),
    [
      [84_800, 'a 0 too many', true],
      [848_000, null, false],
    ],
  );
  assert.equal(await entries(context, '&kind=refund'), []);
  assert.equal(await entries(context, '&source=stripe'), []);
  const page = await call('GET', `/staff/finance/ledger?${DAYS}&kind=&history=true`, { headers: { ...core, ...HTML } });
  assert.match(page.text, 'a 0 too many');
  assert.match(page.text, 'no longer counts');
  assert.is(page.headers.get('cache-control'), 'private, no-store');
});

test('entries are listed page by page', async (context) => {
  const { call, core: headers } = context;
  for (const reference of ['a', 'b', 'c']) await post(context, 'entries', { ...ENTRY, reference });
  const path = `/api/v1/finance/entries?${DAYS}&limit=2`;
  const first = await call<List<Entry>>('GET', path, { headers });
  const rest = await call<List<Entry>>('GET', `${path}&cursor=${first.body.nextCursor}`, { headers });
  assert.equal([first.body.data.length, rest.body.data.length, rest.body.nextCursor], [2, 1, null]);
});

test('a statement is whole once its days are covered, and names what contradicts it', async (context) => {
  const { call, core, database, ledger } = context;
  await post(context, 'entries', { ...ENTRY, at: '2021-04-10' });
  await post(context, 'entries', { ...ENTRY, kind: 'payout', amount: usd(183_152), at: '2021-04-11' });
  type Statement = {
    to: string;
    lines: { key: string; amount: { shownAs: string } | null; missing: string | null }[];
    findings: { kind: string; text: string }[];
  };
  const statement = async (query = '') =>
    (await call<Statement>('GET', `/api/v1/finance/statements/2021-04${query}`, { headers: core })).body;
  const revenue = ({ lines }: Statement) => lines.find(({ key }) => key === 'revenue')?.amount?.shownAs ?? null;
  assert.is(revenue(await statement()), null);

  const covered = await post(context, 'coverages', { kinds: LEDGER_KINDS, from: '2021-04-01', through: '2021-04-30' });
  assert.is(covered.status, 204);
  const whole = await statement();
  assert.equal([revenue(whole), whole.to, whole.findings], ['$6,648.48', '2021-04-30', []]);
  assert.is((await statement('?to=2021-04-25')).to, '2021-04-25');
  const coverages = await call<List<{ id: string }>>('GET', `/api/v1/finance/coverages?${DAYS}`, { headers: core });
  const path = `coverages/${coverages.body.data[0]!.id}/withdrawal`;
  assert.is((await post(context, path, { note: 'a payout is missing' })).status, 204);
  assert.is(revenue(await statement()), null, 'it is not known any more');
  await post(context, 'coverages', { kinds: LEDGER_KINDS, from: '2021-04-01', through: '2021-04-29' });
  await post(context, 'coverages', { kinds: LEDGER_KINDS, from: '2021-04-30', through: '2021-04-30' });
  await database.unitOfWork(() =>
    ledger.cover({
      ...{ source: 'hand', kinds: ['charge'], from: '2021-04-01', through: '2021-04-30' },
      claimed: { minor: 900_000n, currency: 'USD' },
    }),
  );
  const [finding] = (await statement()).findings;
  assert.is(finding!.text, 'hand says that charge come to $9,000.00, but its entries in the ledger sum to $8,480.00.');
  const page = await call('GET', '/staff/finance?month=2021-04', { headers: { ...core, ...HTML } });
  assert.match(page.text, 'hand says that charge come to $9,000.00');
  assert.match(
    page.text,
    /<img src="\/staff\/finance\/statement\.svg\?month=2021-04&amp;to=2021-04-30&amp;size=wide" alt="/,
  );
  const chart = await call('GET', '/staff/finance/statement.svg?month=2021-04', { headers: core });
  assert.match(chart.text, '$6,648.48');
  const running = await call('GET', '/staff/finance', { headers: { ...core, ...HTML } });
  assert.match(running.text, 'May 1st-4th');
});

test('a file is looked at first, names each line that is wrong, and is taken whole or not at all', async (context) => {
  const run = async (csv: string, isDryRun: boolean) => {
    const { status, body } = await post(context, 'imports', { csv, isDryRun });
    return {
      status,
      body: body as unknown as Import & { code: string; detail: string; errors: { message: string }[] },
    };
  };
  const good = `${HEADER}charge,10.00,USD,2021-04-01,a\npayout,4.00,USD,2021-04-02,b\n`;
  const looked = await run(good, true);
  assert.equal([looked.status, looked.body.recorded, looked.body.problems], [200, 2, []]);
  assert.equal(
    looked.body.totals.map(({ kind, sum }) => `${kind} ${sum}`),
    ['charge $10.00', 'payout $4.00'],
  );
  assert.equal(await entries(context), [], 'nothing is taken yet');
  assert.is((await run(good, false)).body.recorded, 2);
  assert.equal(
    (await entries(context)).map(({ author }) => author),
    ['ada', 'ada'],
  );
  const again = await run(good, true);
  assert.equal([again.body.recorded, again.body.unchanged], [0, 2]);

  const bad = `${HEADER}charge,1,USD,2021-04-03,c\ntip,1,USD,2021-04-03,d\ncharge,x,USD,2021-04-03,e\n`;
  assert.equal(
    (await run(bad, true)).body.problems.map((problem) => problem.slice(0, 15)),
    ['line 3: kind is', 'line 4: amount '],
  );
  const conflicting = `${HEADER}charge,1.00,USD,2021-04-03,c\ncharge,12.00,USD,2021-04-01,a\n`;
  assert.match((await run(conflicting, true)).body.problems[0]!, 'line 3: The charge "a" from csv is in the ledger');
  for (const csv of [bad, conflicting, '', 'kind\n\0']) {
    const refused = await run(csv, false);
    assert.equal([refused.status, refused.body.code], [422, 'ledger_file_invalid'], csv);
    assert.ok(refused.body.errors[0]!.message.startsWith('line '), csv);
  }
  assert.is((await entries(context)).length, 2);
  assert.is((await run('x'.repeat(4_300_000), true)).status, 413);
});

test('what is downloaded can be taken over again, and a spreadsheet runs nothing in it', async (context) => {
  const { call, core: headers } = context;
  await post(context, 'entries', { ...ENTRY, note: '=HYPERLINK("http://x")' });
  const file = await call('GET', `/staff/finance/ledger.csv?${DAYS}`, { headers });
  assert.equal([file.status, file.headers.get('content-type')], [200, 'text/csv; charset=utf-8']);
  assert.match(file.headers.get('content-disposition')!, 'attachment; filename="ledger-2021-04-01-2021-04-30.csv"');
  assert.match(file.text, `"'=HYPERLINK(""http://x"")"`);
  const { body } = await post(context, 'imports', { csv: file.text, isDryRun: true });
  assert.equal((body as unknown as Import).unchanged, 1);
  assert.is((await call('GET', '/staff/finance/ledger.csv?from=x', { headers })).status, 422);
});

test('recurring revenue is shown with its movements and churn, and not before it is known', async (context) => {
  const { call, core, database, subscriptions } = context;
  const none = await call<{ mrr: null }>('GET', '/api/v1/finance/mrr', { headers: core });
  assert.equal([none.status, none.body.mrr], [200, null]);
  assert.is((await call('GET', '/staff/finance/mrr.svg', { headers: core })).status, 404);

  const plan = { minor: 500n, currency: 'USD', interval: 'month' } as const;
  const event = { source: 'import', plan, status: 'active' } as const;
  await database.unitOfWork(() =>
    subscriptions.recordAll([
      { ...event, eventId: '1', subscription: 'a', customer: 'a', effectiveAt: new Date('2021-03-10T12:00:00Z') },
      { ...event, eventId: '2', subscription: 'b', customer: 'b', effectiveAt: new Date('2021-03-10T12:00:00Z') },
      {
        ...{ ...event, eventId: '3', subscription: 'b', customer: 'b', effectiveAt: new Date('2021-04-10T12:00:00Z') },
        status: 'canceled',
      },
    ]),
  );
  const query = 'from=2021-03-01&to=2021-04-30&by=month';
  type Period = { from: string; end: { shownAs: string }; churn: { customerChurn: { shownAs: string } | null } };
  const { body } = await call<{ mrr: { periods: Period[] } }>('GET', `/api/v1/finance/mrr?${query}`, { headers: core });
  assert.equal(
    body.mrr.periods.map(({ from, end, churn }) => [from, end.shownAs, churn.customerChurn?.shownAs ?? null]),
    [
      ['2021-03-01', '$10.00', null],
      ['2021-04-01', '$5.00', '50.00 %'],
    ],
  );
  const page = await call('GET', `/staff/finance/mrr?${query}`, { headers: { ...core, ...HTML } });
  for (const text of ['April 2021', '50.00 %', '−$5.00', 'MRR by month, and what moved it'])
    assert.ok(page.text.includes(text), text);
  assert.match((await call('GET', `/staff/finance/mrr.svg?${query}`, { headers: core })).text, 'Gains and losses');
});

test.run();
