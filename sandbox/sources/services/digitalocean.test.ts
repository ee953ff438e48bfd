import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { startTestSources, type TestSources, TOKEN } from '../testing/test-sources.ts';

const test = suite<TestSources>("the billing API's stand-in");
const ROOT = '/digitalocean/v2/customers/my';

test.before(async (context) => {
  Object.assign(context, await startTestSources());
});
test.beforeEach((context) => context.setTime('2026-03-04T12:00:00Z'));
test.after((context) => context.close());

async function get({ sandbox }: TestSources, path: string, token = TOKEN) {
  const url = path.startsWith('http') ? path : sandbox.url + ROOT + path;
  const answer = await fetch(url, { headers: { Authorization: `Bearer ${token}` } });
  return { status: answer.status, body: await answer.json() };
}

test('an invoice is what its items sum to, less its credits', async (context) => {
  const { body } = await get(context, '/invoices');
  assert.equal(Object.keys(body.invoice_preview), ['invoice_uuid', 'amount', 'invoice_period', 'updated_at']);
  assert.equal([body.invoices.length, body.meta.total, body.invoices[0].invoice_period], [9, 9, '2026-02']);
  for (const { invoice_uuid: uuid, amount } of [body.invoices[0], body.invoices[8]]) {
    const { body: summary } = await get(context, `/invoices/${uuid}/summary`);
    const { body: detail } = await get(context, `/invoices/${uuid}`);
    const items = detail.invoice_items.reduce((sum: number, item: { amount: string }) => sum + Number(item.amount), 0);
    const [products, overages] = [Number(summary.product_charges.amount), Number(summary.overages.amount)];
    assert.is(items.toFixed(2), (products + overages).toFixed(2));
    assert.is((items + Number(summary.credits_and_adjustments.amount)).toFixed(2), amount);
  }
});

test('lists are paged by links to the address that was asked', async (context) => {
  const first = await get(context, '/invoices?per_page=4');
  const second = await get(context, first.body.links.pages.next);
  const third = await get(context, second.body.links.pages.next);
  assert.equal(
    [first, second, third].map(({ body }) => body.invoices.length),
    [4, 4, 1],
  );
  assert.is(third.body.links.pages.next, undefined);
  assert.match(first.body.links.pages.next, `${context.sandbox.url}${ROOT}/invoices?page=2&per_page=4`);
});

test('the preview grows day by day and is what the balance calls the usage', async (context) => {
  const usage: number[] = [];
  for (const day of ['2026-03-04', '2026-03-05', '2026-03-31']) {
    context.setTime(`${day}T12:00:00Z`);
    const { body } = await get(context, '/balance');
    const { body: summary } = await get(context, '/invoices/preview/summary');
    assert.is(body.generated_at, `${day}T06:31:50Z`);
    assert.is(summary.amount, body.month_to_date_usage);
    usage.push(Number(body.month_to_date_usage));
  }
  assert.ok(usage[0]! < usage[1]! && usage[1]! < usage[2]!);
});

test('a credit is below 0 in the history, and a bill above', async (context) => {
  const { body } = await get(context, '/billing_history?per_page=200');
  const credit = body.billing_history.at(-1);
  assert.equal([credit.type, credit.amount], ['Credit', '-60000.00']);
  assert.ok(body.billing_history.slice(0, -1).every((entry: { type: string }) => entry.type === 'Invoice'));
});

test('a wrong token and an unknown invoice are refused in its words', async (context) => {
  const refused = await get(context, '/balance', 'guessed');
  assert.equal(
    [refused.status, refused.body.id, refused.body.message],
    [401, 'Unauthorized', 'Unable to authenticate you'],
  );
  const unknown = await get(context, '/invoices/1afe95e6-0958-4eb0-8d9a-9c5060d3ef03');
  assert.equal([unknown.status, unknown.body.id], [404, 'not_found']);
});

test.run();
