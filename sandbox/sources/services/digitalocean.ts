import { requireBearer } from '../credentials.ts';
import { type Answer, type Call, Refusal, type Service } from '../service.ts';
import { type Account, accountAt, type Invoice } from './digitalocean-account.ts';

const DEFAULT_PER_PAGE = 20;
const MAX_PER_PAGE = 200;
const ROOT = '/v2/customers/my';

/**
 * DigitalOcean's billing API. Shapes as in its OpenAPI: amounts are dollars as text, lists are paged by links.
 * @see https://github.com/digitalocean/openapi/tree/main/specification/resources/billing
 */
export const digitalocean: Service = {
  name: 'digitalocean',
  // specification/shared/models/error.yml
  refusal: (status, message) => ({
    id: { 401: 'Unauthorized', 404: 'not_found' }[status] ?? 'server_error',
    message,
    request_id: '4d9d8375-3c56-4925-a3e7-eb137fed17e9',
  }),
  routes: [
    // responses/balance.yml: month_to_date_balance is account_balance and month_to_date_usage together
    route(`${ROOT}/balance`, (_call, { preview }) => {
      const usage = dollars(preview.products + preview.overages);
      const generated_at = timeOf(preview.through);
      return { month_to_date_balance: usage, account_balance: '0.00', month_to_date_usage: usage, generated_at };
    }),
    // responses/invoices.yml
    route(`${ROOT}/invoices`, (call, { invoices, preview }) => ({
      ...paged(call, 'invoices', invoices.map(listed)),
      invoice_preview: { ...listed(preview), updated_at: timeOf(preview.through) },
    })),
    // responses/invoice.yml
    route(`${ROOT}/invoices/:uuid`, (call, account) => {
      const invoice = find(account, call);
      return paged(
        call,
        'invoice_items',
        invoice.items.map((item) => itemOf(invoice, item)),
      );
    }),
    // models/invoice_summary.yml
    route(`${ROOT}/invoices/:uuid/summary`, (call, account) => summaryOf(find(account, call))),
    // responses/billing_history.yml, models/billing_history.yml: newest first
    route(`${ROOT}/billing_history`, (call, account) => paged(call, 'billing_history', historyOf(account))),
  ],
};

function route(path: string, body: (call: Call, account: Account) => object): Service['routes'][number] {
  return {
    method: 'GET',
    path,
    answer(call): Answer {
      requireBearer(call, 'Unable to authenticate you');
      return { body: body(call, accountAt(call.now)) };
    },
  };
}

function find({ invoices, preview }: Account, { params }: Call): Invoice {
  // "An invoice preview can be accessed with the preview keyword in place of $INVOICE_UUID"
  if (params.uuid === 'preview') return preview;
  const found = [preview, ...invoices].find(({ uuid }) => uuid === params.uuid);
  if (!found) throw new Refusal(404, 'The resource you requested could not be found.');
  return found;
}

function listed({ uuid, month, products, overages, credits }: Invoice): object {
  return { invoice_uuid: uuid, amount: dollars(products + overages - credits), invoice_period: month };
}

function itemOf(
  { month, through }: Invoice,
  { product, description, category, cents }: Invoice['items'][number],
): object {
  const start = Date.parse(`${month}-01T00:00:00Z`);
  return {
    product,
    resource_id: '',
    resource_uuid: '',
    group_description: '',
    description,
    amount: dollars(cents),
    duration: String(Math.round((through - start) / 3_600_000)),
    duration_unit: 'Hours',
    start_time: timeOf(start),
    end_time: timeOf(through),
    project_name: 'glim',
    category,
  };
}

function summaryOf({ uuid, month, items, products, overages, credits }: Invoice): object {
  const grouped = items.filter(({ product }) => product !== 'Bandwidth Overage');
  return {
    invoice_uuid: uuid,
    billing_period: month,
    amount: dollars(products + overages - credits),
    user_name: 'Glim',
    user_company: 'Glim',
    user_email: 'hosting@glim.example',
    product_charges: {
      name: 'Product usage charges',
      amount: dollars(products),
      items: grouped.map(({ product, cents }) => ({ name: product, amount: dollars(cents), count: '1' })),
    },
    overages: { name: 'Overages', amount: dollars(overages) },
    taxes: { name: 'Taxes', amount: '0.00' },
    credits_and_adjustments: { name: 'Credits & adjustments', amount: dollars(-credits) },
  };
}

function historyOf({ invoices, grant }: Account): object[] {
  const bills = invoices.map((invoice) => ({
    description: `Invoice for ${invoice.month}`,
    amount: dollars(invoice.products + invoice.overages - invoice.credits),
    invoice_id: invoice.month.replace('-', ''),
    invoice_uuid: invoice.uuid,
    date: timeOf(invoice.through + 3_600_000),
    type: 'Invoice',
  }));
  const credit = { description: grant.description, amount: dollars(-grant.cents), date: grant.date, type: 'Credit' };
  return [...bills, credit];
}

/** shared/pages.yml and shared/meta.yml: links are absolute, on the address that was asked. */
function paged(call: Call, name: string, all: object[]): object {
  const perPage = Math.min(MAX_PER_PAGE, Number(call.query.get('per_page') ?? DEFAULT_PER_PAGE) || DEFAULT_PER_PAGE);
  const page = Math.max(1, Number(call.query.get('page') ?? 1) || 1);
  const last = Math.max(1, Math.ceil(all.length / perPage));
  const link = (to: number) =>
    `http://${call.headers.host}/digitalocean${pathOf(call, name)}?page=${to}&per_page=${perPage}`;
  const pages = {
    ...(page > 1 ? { first: link(1), prev: link(page - 1) } : {}),
    ...(page < last ? { next: link(page + 1), last: link(last) } : {}),
  };
  const links = Object.keys(pages).length > 0 ? { pages } : {};
  return { [name]: all.slice((page - 1) * perPage, page * perPage), links, meta: { total: all.length } };
}

function pathOf({ params }: Call, name: string): string {
  return name === 'invoice_items' ? `${ROOT}/invoices/${params.uuid}` : `${ROOT}/${name}`;
}

function dollars(cents: number): string {
  return (cents / 100).toFixed(2);
}

function timeOf(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
