import fc from 'fast-check';
import * as assert from 'uvu/assert';
import type { JsonReader, JsonRequest, Shape } from '#domain/metrics/json-reader.ts';
import { SourceError } from '#domain/metrics/source-error.ts';
import { createJsonReader } from '#platform/json-reader.ts';
import { startTestSources, type TestSources, TOKEN } from '../../sandbox/sources/testing/test-sources.ts';
import { silentLog } from '../../tests/support/database.ts';
import { GLIMCAP_SETTINGS, openTestDomain, type TestDomain } from '../../tests/support/domain.ts';
import { emptyTables } from '../../tests/support/empty-tables.ts';
import { runs } from '../../tests/support/runs.ts';
import { sandboxSettings } from '../../tests/support/sources.ts';
import { suite } from '../../tests/support/suite.ts';
import { createBillingClient } from './digitalocean/billing-client.ts';
import { readAccount } from './digitalocean/read-account.ts';
import { syncHosting, syncHostingNow } from './sync-hosting.ts';

interface Context extends TestDomain {
  sources: TestSources;
}

const test = suite<Context>('hosting bills');
/** Sunday 8 March 2026, ten minutes before it ends in New York. */
const SUNDAY_NIGHT = '2026-03-09T03:50:00Z';
const http = createJsonReader({ userAgent: 'glim tests', timeoutMs: 5_000 });

test.before(async (context) => {
  context.sources = await startTestSources();
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async (context) => {
  setTime(context, SUNDAY_NIGHT);
  await context.sources.clear();
  await emptyTables(context.database.pool, 'ledger_entry', 'ledger_coverage');
});
test.after(async (context) => {
  await context.close();
  await context.sources.close();
});

function setTime({ clock, sources }: Context, iso: string) {
  clock.set(iso);
  sources.setTime(iso);
}

function sync(context: Context, reader: JsonReader = http) {
  const settings = sandboxSettings(context.sources.sandbox.url);
  return context.database.unitOfWork(() => syncHostingNow({ ...context, http: reader, settings }));
}

async function statement({ database, finances }: Context, lastDay: string) {
  return (await database.unitOfWork(() => finances.statement(lastDay))).figures;
}

async function countEntries({ database }: Context): Promise<number> {
  return Number((await database.pool.query('select count(*) from ledger_entry')).rows[0].count);
}

/** What the stand-in says of itself, in cents. */
async function usage({ sources }: Context): Promise<bigint> {
  const answer = await fetch(`${sources.sandbox.url}/digitalocean/v2/customers/my/balance`, {
    headers: { Authorization: `Bearer ${TOKEN}` },
  });
  return BigInt((await answer.json()).month_to_date_usage.replace('.', ''));
}

test("the month through Sunday is what the provider's balance says, and its credits are carried over", async (context) => {
  await sync(context);
  const { inputs, findings, provenance } = await statement(context, '2026-03-08');
  assert.is(inputs.infra! + inputs.bandwidth!, await usage(context));
  assert.ok(inputs.bandwidth! > 0n && inputs.infra! > inputs.bandwidth!);
  assert.equal(findings, undefined);
  assert.is(provenance.infra?.source, 'digitalocean');
  assert.is(inputs.credits, null, 'Sunday is not over');
  setTime(context, '2026-03-10T03:50:00Z');
  await sync(context);
  const { credits } = (await statement(context, '2026-03-08')).inputs;
  const used = await context.database.pool.query(`select sum(minor) from ledger_entry where kind = 'credit_used'`);
  assert.is(credits, 6_000_000n - BigInt(used.rows[0].sum));
  assert.is(inputs.gross, null, 'nobody told of charges');
});

test('a final month is whole, its credits are used as the identity says, and it is not read again', async (context) => {
  await sync(context);
  const february = await statement(context, '2026-02-28');
  assert.ok(february.inputs.infra! > 0n);
  assert.equal(february.findings, undefined);
  assert.is((await statement(context, '2026-02-22')).inputs.infra, null, 'the bill of those days was never read');

  const asked: string[] = [];
  const spy: JsonReader = {
    read<T>(request: JsonRequest, shape: Shape<T>) {
      asked.push(request.path);
      return http.read(request, shape);
    },
  };
  const entries = await countEntries(context);
  assert.is((await sync(context, spy)).recorded, 0);
  assert.is(await countEntries(context), entries);
  assert.equal(asked.filter((path) => /invoices\/.*summary/.test(path)).length, 1, 'the open bill only');
});

test('an open bill grows from day to day, and earlier Sundays stay what they were', async (context) => {
  const days = ['2026-03-08', '2026-03-15', '2026-03-22'];
  const read: bigint[] = [];
  for (const day of days) {
    setTime(context, new Date(Date.parse(`${day}T03:50:00Z`) + 86_400_000).toISOString());
    await sync(context);
    read.push(await usage(context));
  }
  setTime(context, '2026-04-02T03:50:00Z');
  await sync(context);
  for (const [index, day] of days.entries()) {
    const { inputs } = await statement(context, day);
    assert.is(inputs.infra! + inputs.bandwidth!, read[index]!, day);
  }
  const march = await statement(context, '2026-03-31');
  assert.ok(march.inputs.infra! + march.inputs.bandwidth! > read[2]!);
  assert.equal(march.findings, undefined);
});

test('a Sunday that nobody read is missing, whatever was read the day after', async (context) => {
  setTime(context, '2026-03-10T03:50:00Z');
  await sync(context);
  assert.is((await statement(context, '2026-03-08')).inputs.infra, null);
  assert.ok((await statement(context, '2026-03-09')).inputs.infra! > 0n);
});

test('a bill that does not come to what the provider says is named', async (context) => {
  const at = ['month_to_date_usage'];
  await context.sources.order({
    kind: 'replace',
    service: 'digitalocean',
    path: '/v2/customers/my/balance',
    at,
    value: '1.00',
  });
  await sync(context);
  const { findings = [] } = await statement(context, '2026-03-08');
  assert.match(
    findings.map(({ text }) => text).join(),
    'digitalocean says that bandwidth and infrastructure come to $1.00',
  );
});

test('a product that is gone from the open bill costs nothing from then on', async (context) => {
  await sync(context);
  setTime(context, '2026-03-10T03:50:00Z');
  const without: JsonReader = {
    async read<T>(request: JsonRequest, shape: Shape<T>) {
      const answer = await http.read(request, shape);
      const list = answer as { invoice_items?: { product: string }[]; meta: { total: number } };
      if (!list.invoice_items) return answer;
      const kept = list.invoice_items.filter(({ product }) => product !== 'Bandwidth Overage');
      return { ...answer, invoice_items: kept, meta: { total: kept.length } };
    },
  };
  await sync(context, without);
  assert.is((await statement(context, '2026-03-09')).inputs.bandwidth, 0n);
  assert.ok((await statement(context, '2026-03-08')).inputs.bandwidth! > 0n);
});

test('what is answered wrongly is said, nothing of it is kept, and no credential is told', async (context) => {
  const order = async (fault: object, path = '/v2/customers/my/invoices') => {
    await context.sources.order({ service: 'digitalocean', path, ...fault });
    const error = await sync(context).catch((reason) => reason);
    assert.instance(error, SourceError);
    assert.not.match(error.message, TOKEN);
    await context.sources.clear();
    return error.message;
  };
  const list = 'GET /v2/customers/my/invoices?per_page=200';
  assert.match(await order({ kind: 'status', status: 401 }), `${list} with status 401`);
  assert.match(await order({ kind: 'malformed' }), `${list} with something that is not JSON`);
  assert.match(
    await order({ kind: 'replace', at: ['invoices', 0, 'invoice_period'], value: 'May' }),
    'invoices.0.invoice_period',
  );
  assert.match(
    await order({ kind: 'replace', at: ['meta', 'total'], value: 99 }),
    'counted 99 of /v2/customers/my/invoices and sent 9',
  );
  assert.match(
    await order({
      kind: 'replace',
      at: ['links'],
      value: { pages: { next: 'http://evil.example/v2/customers/my/invoices?page=2' } },
    }),
    'goes on at another address',
  );
  assert.match(
    await order({ kind: 'remove', at: ['billing_history', 0, 'amount'] }, '/v2/customers/my/billing_history'),
    'billing_history.0.amount',
  );
  assert.match(await order({ kind: 'status', status: 500 }, '/v2/customers/my/balance'), 'balance with status 500');
  assert.is(await countEntries(context), 0, 'no half of an account');
});

test('whatever an answer holds, an account is exact cents or an error that names the place', async () => {
  const recorded: Record<string, object> = {
    invoices: {
      invoices: [{ invoice_uuid: '22737513-0ea7-4206-8ceb-98a575af7681', amount: '46.79', invoice_period: '2020-01' }],
      invoice_preview: {
        invoice_uuid: '1afe95e6',
        amount: '34.56',
        invoice_period: '2020-02',
        updated_at: '2020-02-23T06:31:50Z',
      },
      links: {},
      meta: { total: 1 },
    },
    items: {
      invoice_items: [
        { product: 'Kubernetes Clusters', amount: '12.34', duration: '744', duration_unit: 'Hours' },
        {
          product: 'Spaces Subscription',
          amount: '34.45',
          description: 'Spaces ($5/mo 250GB storage & 1TB bandwidth)',
        },
      ],
      meta: { total: 2 },
    },
    balance: {
      month_to_date_balance: '23.44',
      account_balance: '12.23',
      month_to_date_usage: '11.21',
      generated_at: '2020-02-23T06:32:00Z',
    },
    history: {
      billing_history: [{ description: 'Credit', amount: '-12.34', date: '2018-06-02T08:44:38Z', type: 'Credit' }],
      meta: { total: 1 },
    },
  };
  const summary = (uuid: string) => ({
    invoice_uuid: uuid,
    billing_period: uuid === '1afe95e6' ? '2020-02' : '2020-01',
    product_charges: { amount: '46.79' },
    overages: { amount: '0.00' },
    taxes: { amount: '3.45' },
    credits_and_adjustments: { amount: '-1.00' },
  });
  const bodyOf = (path: string): string => {
    if (path.includes('billing_history')) return 'history';
    if (path.includes('/balance')) return 'balance';
    return path.includes('/invoices/') ? 'items' : 'invoices';
  };
  const value = fc.constantFrom<unknown>(
    null,
    '',
    'x',
    '1.234',
    '1e9',
    '12,34',
    '-0.01',
    '99999999999',
    -1,
    1.5,
    [],
    {},
    '2020-13',
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(recorded)), fc.nat(), value, async (name, which, instead) => {
      const body = structuredClone(recorded[name]) as Record<string, unknown>;
      const places: [Record<string, unknown>, string][] = [];
      const walk = (node: unknown) => {
        if (node === null || typeof node !== 'object') return;
        for (const key of Object.keys(node)) {
          places.push([node as Record<string, unknown>, key]);
          walk((node as Record<string, unknown>)[key]);
        }
      };
      walk(body);
      const [node, key] = places[which % places.length]!;
      node[key] = instead;
      const reader: JsonReader = {
        async read<T>({ service, path }: JsonRequest, shape: Shape<T>) {
          const answer = path.endsWith('/summary')
            ? summary(path.split('/').at(-2) ?? '')
            : bodyOf(path) === name
              ? body
              : recorded[bodyOf(path)];
          const result = shape.safeParse(answer);
          if (result.success) return result.data;
          throw new SourceError(`${service} ${path}: ${result.error.issues[0]?.path.join('.')}`);
        },
      };
      const client = createBillingClient(reader, {
        DIGITALOCEAN_API_BASE: 'http://127.0.0.1:1',
        DIGITALOCEAN_TOKEN: TOKEN,
      });
      const account = await readAccount(client, async () => false).catch((error: unknown) => {
        if (error instanceof SourceError) return error;
        throw error;
      });
      if (account instanceof SourceError) return assert.match(account.message, '/v2/customers/my/');
      for (const { lines, claimed } of account.bills)
        for (const { amount } of [...lines, { amount: claimed }]) assert.is(typeof amount.minor, 'bigint');
    }),
    runs(300),
  );
});

test('the job reads nothing without a token', async (context) => {
  const settings = { ...sandboxSettings(context.sources.sandbox.url), DIGITALOCEAN_TOKEN: undefined };
  const now = () => context.clock.now();
  const job = {
    ...context,
    http,
    settings,
    log: silentLog,
    now,
    scheduledAt: now(),
    mailer: null,
    publicUrl: 'http://glim.example',
    dataDir: '/nowhere',
    ...GLIMCAP_SETTINGS,
  };
  await context.database.unitOfWork(() => syncHosting(GLIMCAP_SETTINGS.timeZone).run(job));
  assert.is(await countEntries(context), 0);
  const withToken = { ...job, settings: sandboxSettings(context.sources.sandbox.url) };
  await context.database.unitOfWork(() => syncHosting(GLIMCAP_SETTINGS.timeZone).run(withToken));
  assert.ok((await countEntries(context)) > 0);
});

test.run();
