import * as assert from 'uvu/assert';
import { openTestApp, type TestApp } from '../../tests/support/app.ts';
import { publishPart } from '../../tests/support/publish-part.ts';
import { suite } from '../../tests/support/suite.ts';
import { figureDetailSchema } from '../presenters/glimcap-figure.ts';
import { reportSchema } from '../presenters/glimcap-report.ts';

const test = suite<TestApp>('glimcap API');

interface ListBody {
  data: { number: number; key: string; printed: string }[];
  nextCursor: string | null;
}
interface Problem {
  status: number;
  code: string;
}

test.before(async (context) => {
  Object.assign(context, await openTestApp());
  context.clock.set('2021-05-12T12:00:00Z');
  for (const number of [11, 12, 13]) await publishPart(context, number);
  const { database, glimcapCorrections } = context;
  const edits = { metrics: { discord: 5900 }, finance: { gross: 900000 }, note: 'Two figures were wrong.', by: 'Ada' };
  await database.unitOfWork(() => glimcapCorrections.correct(12, edits));
});
test.after((context) => context.close());

test('the list goes on from cursor to cursor, newest first', async ({ call }) => {
  const first = await call<ListBody>('GET', '/api/v1/glimcaps?limit=2');
  assert.equal([first.status, first.body.data.map(({ number }) => number)], [200, [13, 12]]);
  const second = await call<ListBody>('GET', `/api/v1/glimcaps?limit=2&cursor=${first.body.nextCursor}`);
  assert.equal([second.body.data.map(({ number }) => number), second.body.nextCursor], [[11], null]);
  for (const query of ['limit=0', 'limit=101', 'limit=x', 'cursor=0', 'cursor=x'])
    assert.is((await call('GET', `/api/v1/glimcaps?${query}`)).status, 422, query);
});

test('a report is given as it stands, with its corrections, and as it was', async ({ call }) => {
  const { status, text } = await call('GET', '/api/v1/glimcaps/12');
  assert.is(status, 200);
  const report = reportSchema.parse(JSON.parse(text));
  assert.equal([report.version, report.isStanding, report.correctedAt], [2, true, '2021-05-12T12:00:00.000Z']);
  assert.equal(
    report.corrections.map(({ note, by, changes }) => [note, by, changes.map(({ path }) => path)]),
    [
      [
        'Two figures were wrong.',
        'Ada',
        ['metrics.discord', 'finance.gross', 'finance.revenue', 'finance.budgetRemaining', 'finance.actualRemaining'],
      ],
    ],
  );
  const before = reportSchema.parse(JSON.parse((await call('GET', '/api/v1/glimcaps/12?version=1')).text));
  assert.equal([before.version, before.isStanding, before.corrections], [1, false, []]);
  const discord = ({ figures }: typeof report) => figures.find(({ key }) => key === 'discord')?.printed;
  assert.equal([discord(report), discord(before)], ['5,900', '5,936']);
});

test('every figure of the tables is listed, lines of the finances too', async ({ call }) => {
  const { status, body } = await call<ListBody>('GET', '/api/v1/glimcaps/11/figures');
  assert.is(status, 200);
  const metrics = ['discord', 'twitter', 'reddit', 'instagram', 'facebook', 'users', 'mrr', 'support_tickets'];
  const hosting = ['finance.credits', 'finance.infra', 'finance.bandwidth', 'finance.expenses'];
  const remaining = ['finance.remainingCredits', 'finance.budgetRemaining', 'finance.actualRemaining'];
  assert.equal(
    body.data.map(({ key }) => key),
    [...metrics, 'page_views', 'finance.gross', 'finance.payouts', 'finance.revenue', ...hosting, ...remaining],
  );
});

test('a figure has its history and what corrections said of it', async ({ call }) => {
  const { text } = await call('GET', '/api/v1/glimcaps/13/figures/discord');
  const figure = figureDetailSchema.parse(JSON.parse(text));
  assert.equal(figure.previous, {
    value: 6012,
    printed: '6,012',
    report: 12,
    weekEnd: '2021-04-25',
    correctedTo: '5,900',
  });
  assert.equal(
    figure.history.map(({ report, value }) => [report, value]),
    [
      [11, 5936],
      [12, 5900],
      [13, 5936],
    ],
  );
  const corrected = figureDetailSchema.parse(
    JSON.parse((await call('GET', '/api/v1/glimcaps/12/figures/discord')).text),
  );
  assert.equal(
    corrected.corrections.map(({ before, after }) => [before, after]),
    [['5,936, 6,012, 76⬇', '5,900, 6,012, 112⬇']],
  );
});

test('a derived line says from what', async ({ call }) => {
  const { text } = await call('GET', '/api/v1/glimcaps/12/figures/finance.revenue');
  const figure = figureDetailSchema.parse(JSON.parse(text));
  assert.equal([figure.value, figure.printed], [{ minor: 716848, currency: 'USD' }, '$7,168.48']);
  assert.equal(figure.derivation, {
    formula: 'Revenue = Gross − Payouts',
    terms: [
      { key: 'finance.gross', label: 'Gross', value: { minor: 900000, currency: 'USD' }, printed: '$9,000.00' },
      { key: 'finance.payouts', label: 'Payouts', value: { minor: 183152, currency: 'USD' }, printed: '$1,831.52' },
    ],
  });
  assert.equal(
    figure.history.map(({ printed, period }) => [printed, period]),
    ['$6,648.48', '$7,168.48', '$6,648.48'].slice(0, 2).map((printed) => [printed, 'Apr 1st-25th']),
  );
});

test('what is not there is a problem with a stable code', async ({ call }) => {
  for (const [path, code] of [
    ['99', 'glimcap_not_found'],
    ['99/figures', 'glimcap_not_found'],
    ['99/figures/discord', 'glimcap_not_found'],
    ['12/figures/nothing', 'glimcap_figure_not_found'],
    ['12/figures/finance.nothing', 'glimcap_figure_not_found'],
    ['12/figures/%27%20or%20true', 'glimcap_figure_not_found'],
    ['12?version=9', 'glimcap_version_not_found'],
  ] as const) {
    const { status, body, headers } = await call<Problem>('GET', `/api/v1/glimcaps/${path}`);
    assert.equal([status, body.code], [404, code], path);
    assert.is(headers.get('content-type'), 'application/problem+json');
    assert.is(headers.get('cache-control'), null);
  }
  for (const path of ['x', '0', '1e9', '12?version=x'])
    assert.is((await call('GET', `/api/v1/glimcaps/${path}`)).status, 422, path);
});

test('the document describes the figures', async ({ call }) => {
  const { body } = await call<{ paths: Record<string, object> }>('GET', '/api/v1/openapi.json');
  for (const path of [
    '/glimcaps',
    '/glimcaps/{number}',
    '/glimcaps/{number}/figures',
    '/glimcaps/{number}/figures/{key}',
  ])
    assert.ok(body.paths[path], path);
});

test.run();
