import { draw } from '../growth.ts';

const DAY_MS = 86_400_000;
/** The account was opened in this month, and given credits. */
const FIRST_MONTH = '2025-06';
const GRANT = { date: '2025-06-03T14:05:12Z', description: 'Promotional credit: open source', cents: 6_000_000 };
/** Previews are made once a day. */
const PREVIEW_AT_MS = ((6 * 60 + 31) * 60 + 50) * 1000;

/** What a day of each product costs, in cents. */
const PRODUCTS = [
  { product: 'Droplets', description: 'edge-1 (s-8vcpu-16gb)', category: 'iaas', perDay: 3150, noise: 300 },
  { product: 'Managed Databases', description: 'db-postgresql-nyc3', category: 'paas', perDay: 1640, noise: 0 },
  {
    product: 'Spaces Subscription',
    description: 'Spaces ($5/mo 250GB storage & 1TB bandwidth)',
    category: 'iaas',
    perDay: 17,
    noise: 0,
  },
  {
    product: 'Bandwidth Overage',
    description: 'Outbound transfer beyond the pool',
    category: 'iaas',
    perDay: 1500,
    noise: 1200,
  },
];

export interface Invoice {
  uuid: string;
  month: string;
  items: { product: string; description: string; category: string; cents: number }[];
  /** What the items sum to, without overages; overages; and what credits paid of both. */
  products: number;
  overages: number;
  credits: number;
  /** Milliseconds since the Unix epoch: how far usage is in it. */
  through: number;
}

/** An account as it stands at a moment: usage that grows by the hour, bills on the first of each month, credits that run down. */
export interface Account {
  /** Final ones, newest first, as the API lists them. */
  invoices: Invoice[];
  preview: Invoice;
  grant: typeof GRANT;
}

export function accountAt(now: number): Account {
  const months = monthsThrough(new Date(now).toISOString().slice(0, 7));
  let left = GRANT.cents;
  const final = months.slice(0, -1).map((month) => {
    const invoice = invoiceOf(month, monthStart(monthAfter(month)), left);
    left -= invoice.credits;
    return invoice;
  });
  const month = months.at(-1) ?? FIRST_MONTH;
  return { invoices: final.reverse(), preview: { ...invoiceOf(month, previewTime(month, now), 0) }, grant: GRANT };
}

function invoiceOf(month: string, through: number, credits: number): Invoice {
  const items = PRODUCTS.map(({ product, description, category, perDay, noise }) => ({
    product,
    description,
    category,
    cents: usage(product, { from: monthStart(month), through, perDay, noise }),
  })).filter(({ cents }) => cents > 0);
  const overages = sum(items.filter(({ product }) => product === 'Bandwidth Overage'));
  const products = sum(items) - overages;
  return {
    uuid: uuidOf(month),
    month,
    items,
    products,
    overages,
    credits: Math.min(credits, products + overages),
    through,
  };
}

interface Usage {
  from: number;
  through: number;
  perDay: number;
  noise: number;
}

function usage(product: string, { from, through, perDay, noise }: Usage): number {
  let cents = 0;
  for (let day = from; day < through; day += DAY_MS) {
    const share = Math.min(1, (through - day) / DAY_MS);
    cents += Math.round((perDay + (draw(`${product} ${day}`) - 0.5) * noise) * share);
  }
  return cents;
}

function previewTime(month: string, now: number): number {
  const today = Math.floor(now / DAY_MS) * DAY_MS + PREVIEW_AT_MS;
  return Math.max(monthStart(month), today <= now ? today : today - DAY_MS);
}

function monthsThrough(last: string): string[] {
  const months: string[] = [];
  for (let month = FIRST_MONTH; month <= last; month = monthAfter(month)) months.push(month);
  return months;
}

function monthStart(month: string): number {
  return Date.parse(`${month}-01T00:00:00Z`);
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}

function sum(items: { cents: number }[]): number {
  return items.reduce((total, { cents }) => total + cents, 0);
}

function uuidOf(month: string): string {
  return `22737513-0ea7-4206-8ceb-${month.replace('-', '').padStart(12, '0')}`;
}
