import type { HostingAccount, HostingBill, HostingCredit, HostingLine } from '#domain/finance/hosting-account.ts';
import { SourceError } from '#domain/metrics/source-error.ts';
import { toMoney } from './amount.ts';
import type { BillingClient } from './billing-client.ts';
import { balanceSchema, historySchema, invoicesSchema, itemsSchema, summarySchema } from './shapes.ts';

export const SOURCE = 'digitalocean';
const ROOT = '/v2/customers/my';
/** Transfer beyond what comes with the machines; the description of other products may speak of bandwidth too. */
const BANDWIDTH = /\b(bandwidth|transfer|overage)/i;

/**
 * Reads bills, credits and balance. A month whose final bill is in already is not read again.
 * @see https://docs.digitalocean.com/reference/api/reference/billing/
 * @throws SourceError which names the path and what is wrong; nothing is kept then
 */
export async function readAccount(
  client: BillingClient,
  isClosed: (month: string) => Promise<boolean>,
): Promise<HostingAccount> {
  const invoices = await client.list(`${ROOT}/invoices`, invoicesSchema, (page) => page.invoices);
  const history = await client.list(`${ROOT}/billing_history`, historySchema, (page) => page.billing_history);
  const bills: HostingBill[] = [];
  for (const [month, uuids] of finalMonths(invoices.items))
    if (!(await isClosed(month))) bills.push(await readFinal(client, month, uuids));
  const preview = invoices.first.invoice_preview;
  if (preview) bills.push(await readPreview(client, preview));
  return { source: SOURCE, bills, credits: creditsOf(history.items), since: beginning(invoices.items, history.items) };
}

interface Invoice {
  invoice_uuid: string;
  invoice_period: string;
}

/** Every month from the first invoice to the last, also those without one: nothing was billed in them. */
function finalMonths(invoices: readonly Invoice[]): [month: string, uuids: string[]][] {
  const months = invoices.map(({ invoice_period }) => invoice_period).toSorted();
  const [first, last] = [months[0], months.at(-1)];
  const all: [string, string[]][] = [];
  for (let month = first; month !== undefined && last !== undefined && month <= last; month = monthAfter(month))
    all.push([month, invoices.filter((one) => one.invoice_period === month).map((one) => one.invoice_uuid)]);
  return all;
}

async function readFinal(client: BillingClient, month: string, uuids: string[]): Promise<HostingBill> {
  const parts = await Promise.all(uuids.map((uuid) => readInvoice(client, uuid, month)));
  const sum = (of: (part: InvoiceParts) => bigint) => toMoney(parts.reduce((total, part) => total + of(part), 0n));
  const lines = linesOf(parts.flatMap(({ items }) => items));
  const tax = sum((part) => part.taxes);
  return {
    month,
    asOf: null,
    lines,
    tax,
    credited: sum((part) => -part.credits),
    claimed: sum((part) => part.charges),
  };
}

async function readPreview(client: BillingClient, preview: Invoice & { updated_at: string }): Promise<HostingBill> {
  const month = preview.invoice_period;
  const { items, taxes, charges } = await readInvoice(client, preview.invoice_uuid, month);
  const balance = await client.get(`${ROOT}/balance`, balanceSchema);
  const isSameDay = balance.generated_at.slice(0, 10) === preview.updated_at.slice(0, 10);
  const claimed = toMoney(isSameDay ? balance.month_to_date_usage : charges);
  const asOf = new Date(preview.updated_at);
  // An open bill takes no credits yet: they are used when it is final.
  return { month, asOf, lines: linesOf(items), tax: toMoney(taxes), credited: toMoney(0n), claimed };
}

interface InvoiceParts {
  items: { product: string; amount: bigint }[];
  charges: bigint;
  taxes: bigint;
  /** Below 0 for what was taken off. */
  credits: bigint;
}

async function readInvoice(client: BillingClient, uuid: string, month: string): Promise<InvoiceParts> {
  const path = `${ROOT}/invoices/${encodeURIComponent(uuid)}`;
  const { items } = await client.list(path, itemsSchema, (page) => page.invoice_items);
  const summary = await client.get(`${path}/summary`, summarySchema);
  if (summary.billing_period !== month)
    throw new SourceError(`DigitalOcean lists ${path} for ${month}, but sums it up for ${summary.billing_period}`);
  return {
    items,
    charges: summary.product_charges.amount + summary.overages.amount,
    taxes: summary.taxes.amount,
    credits: summary.credits_and_adjustments.amount,
  };
}

function linesOf(items: InvoiceParts['items']): HostingLine[] {
  const products = Map.groupBy(items, ({ product }) => product);
  return [...products].map(([product, those]) => ({
    product,
    kind: BANDWIDTH.test(product) ? 'bandwidth' : 'infrastructure',
    amount: toMoney(those.reduce((total, { amount }) => total + amount, 0n)),
  }));
}

interface HistoryEntry {
  description: string;
  amount: bigint;
  date: string;
  type: string;
}

/** A credit is below 0 in the history, as a payment is: it lessens what is owed. Entries have no id of their own. */
function creditsOf(history: readonly HistoryEntry[]): HostingCredit[] {
  const seen = new Map<string, number>();
  return history
    .filter(({ type, amount }) => (type === 'Credit' || type === 'CreditExpiration') && amount !== 0n)
    .map(({ type, description, amount, date }) => {
      const name = `${date} ${description}`;
      const nth = (seen.get(name) ?? 0) + 1;
      seen.set(name, nth);
      const size = toMoney(amount < 0n ? -amount : amount);
      const kind = type === 'Credit' ? 'credit_granted' : 'credit_used';
      return {
        kind,
        reference: nth === 1 ? name : `${name} (${nth})`,
        amount: size,
        at: new Date(date),
        note: noteOf(type, description),
      };
    });
}

function noteOf(type: string, description: string): string {
  const text = description.replaceAll(/\p{Cc}+/gu, ' ').trim() || 'credit';
  return type === 'Credit' ? text : `expired: ${text}`;
}

function beginning(invoices: readonly Invoice[], history: readonly HistoryEntry[]): Date | null {
  const times = [
    ...invoices.map(({ invoice_period }) => Date.parse(`${invoice_period}-01T00:00:00Z`)),
    ...history.map(({ date }) => Date.parse(date)),
  ];
  return times.length === 0 ? null : new Date(Math.min(...times));
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}
