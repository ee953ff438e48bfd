import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { startTestSources, type TestSources, TOKEN } from '../testing/test-sources.ts';

const test = suite<TestSources>("Plausible's stand-in");
const QUERY = { site_id: 'glim.example', metrics: ['visitors', 'pageviews'], date_range: ['2026-02-01', '2026-02-28'] };

test.before(async (context) => {
  Object.assign(context, await startTestSources());
});
test.after((context) => context.close());

async function ask({ sandbox }: TestSources, query: object | string, token = TOKEN) {
  const answer = await fetch(`${sandbox.url}/plausible/api/v2/query`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: typeof query === 'string' ? query : JSON.stringify(query),
  });
  return { status: answer.status, body: await answer.json() };
}

test('a query without dimensions is one row, its metrics in the order that was asked for', async (context) => {
  const { status, body } = await ask(context, QUERY);
  assert.is(status, 200);
  assert.equal(Object.keys(body), ['results', 'meta', 'query']);
  const [{ metrics, dimensions }] = body.results;
  assert.equal([dimensions, metrics.length, metrics[1] > metrics[0]], [[], 2, true]);
});

test('days come oldest first, those without visitors not at all, and none after today', async (context) => {
  const range = { ...QUERY, date_range: ['2024-01-01', '2026-12-31'], dimensions: ['time:day'] };
  const days: string[] = (await ask(context, range)).body.results.map(
    (row: { dimensions: string[] }) => row.dimensions[0],
  );
  assert.equal(days, [...days].sort());
  assert.is(days.at(-1), '2026-03-04', 'the day of the sandbox');
  assert.ok(days[0]! >= '2024-03-01' && days.length < 734, `${days.length}`);
});

test('rows are paged', async (context) => {
  const dimensions = ['time:day', 'event:page'];
  const order_by = dimensions.map((name) => [name, 'asc']);
  const all = (await ask(context, { ...QUERY, dimensions, order_by })).body.results;
  const page = await ask(context, { ...QUERY, dimensions, order_by, pagination: { limit: 7, offset: 7 } });
  assert.equal(page.body.results, all.slice(7, 14));
});

test('a wrong key, site or query is refused in its words', async (context) => {
  assert.is((await ask(context, QUERY, 'guessed')).status, 401);
  assert.match((await ask(context, { ...QUERY, site_id: 'other.example' })).body.error, 'Invalid API key or site ID');
  for (const wrong of ['{', {}, { ...QUERY, metrics: ['likes'] }, { ...QUERY, date_range: 'yesterday' }]) {
    const { status, body } = await ask(context, wrong);
    assert.equal([status, typeof body.error], [400, 'string']);
  }
});

test.run();
