import * as assert from 'uvu/assert';
import { parseFigures } from '../../cli/figures-file.ts';
import { openTestApp, type TestApp } from '../../tests/support/app.ts';
import { part12With } from '../../tests/support/part-12.ts';
import { publishPart } from '../../tests/support/publish-part.ts';
import { suite } from '../../tests/support/suite.ts';

const test = suite<TestApp>('glimcap chart routes');
const FINANCE = '/glimcap/12/charts/finance.svg';

test.before(async (context) => {
  Object.assign(context, await openTestApp());
  const { database, glimcapImport, clock } = context;
  clock.set('2021-05-05T12:00:00Z');
  const parsed = parseFigures(part12With());
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  await database.unitOfWork(() => glimcapImport.import(parsed.figures));
});
test.after((context) => context.close());

test('a chart of a published report is an SVG that says its figures', async ({ call }) => {
  const { status, text, headers } = await call('GET', FINANCE);
  assert.is(status, 200);
  assert.is(headers.get('content-type'), 'image/svg+xml');
  assert.match(text, '<desc>Partial Glimesh Budget, Apr 1st-25th. Gross $8,480.00, less Payouts $1,831.52,');
  assert.match(headers.get('content-security-policy') ?? '', "default-src 'none'");
  assert.is(headers.get('cache-control'), 'public, max-age=600');
});

test('it is a PNG too, and has other colours and another width where that is asked for', async ({ call, url }) => {
  const png = await fetch(`${url}/glimcap/12/charts/finance.png?theme=dark`);
  assert.is(png.headers.get('content-type'), 'image/png');
  assert.is(
    Buffer.from(await png.arrayBuffer())
      .subarray(1, 4)
      .toString(),
    'PNG',
  );
  const light = await call('GET', `${FINANCE}?theme=light&size=narrow`);
  assert.match(light.text, /^<svg width="360" .*fill="#ffffff"/s);
});

test('who has it already is not sent it again', async ({ call }) => {
  const { headers } = await call('GET', FINANCE);
  const again = await call('GET', FINANCE, {
    // Without a word on caching, fetch asks for a fresh copy.
    headers: { 'If-None-Match': headers.get('etag') ?? '', 'Cache-Control': 'max-age=0' },
  });
  assert.equal([again.status, again.text], [304, '']);
});

test('a correction is drawn, and the version before it stays as it was, to be kept for ever', async (context) => {
  const { call, database, glimcapCorrections } = context;
  const before = await call('GET', `${FINANCE}?version=1`);
  assert.is(before.headers.get('cache-control'), 'public, max-age=31536000, immutable');
  await database.unitOfWork(() =>
    glimcapCorrections.correct(12, { finance: { payouts: 200000 }, note: 'Payouts were counted wrong.', by: 'Ada' }),
  );
  assert.match((await call('GET', FINANCE)).text, 'less Payouts $2,000.00');
  assert.is((await call('GET', `${FINANCE}?version=1`)).text, before.text);
  assert.match((await call('GET', `${FINANCE}?version=2`)).text, 'less Payouts $2,000.00');
});

test('what a report does not have, and a report that is not published, is not there', async ({
  call,
  database,
  glimcap,
}) => {
  await database.unitOfWork(() => glimcap.draft());
  const paths = ['12/charts/mrr.svg', '12/charts/finance.gif', '12/charts/../finance.svg', '12/charts/constructor.svg'];
  for (const path of [...paths, '13/charts/finance.svg', 'x/charts/finance.svg', '12/charts/finance.svg?version=9'])
    assert.is((await call('GET', `/glimcap/${path}`)).status, 404, path);
});

test('a figure has the chart of its history, drawn again after a correction of any report in it', async (context) => {
  const { call, database, glimcapCorrections, clock } = context;
  clock.set('2021-05-19T12:00:00Z');
  await publishPart(context, 14);
  const path = '/glimcap/14/figures/users/chart.svg';
  const { status, text, headers } = await call('GET', `${path}?theme=light&size=narrow`);
  assert.equal([status, headers.get('content-type')], [200, 'image/svg+xml']);
  assert.match(text, '<desc>Users, as published. Users: Apr 25 38,759, May 2 no figure, May 9 38,759.</desc>');
  await database.unitOfWork(() =>
    glimcapCorrections.correct(12, { metrics: { users: 38000 }, note: 'Bots were counted.', by: 'Ada' }),
  );
  assert.match((await call('GET', path)).text, 'Apr 25 38,000, May 2 no figure, May 9 38,759');
  assert.is((await call('GET', '/glimcap/12/figures/users/chart.svg')).status, 404, 'one value is no line');
  assert.is((await call('GET', path.replace('.svg', '.png'))).headers.get('content-type'), 'image/png');
});

test('a look that there is not is refused', async ({ call }) => {
  for (const look of ['theme=pink', 'size=huge', 'version=0', 'version=x', 'theme=dark&theme=light'])
    assert.is((await call('GET', `${FINANCE}?${look}`)).status, 422, look);
});

test.run();
