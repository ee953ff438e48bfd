import { z } from 'zod';
import type { Discount, Plan } from '#domain/billing/mrr/subscription-snapshot.ts';
import type { ProviderSubscription } from '#domain/billing/payment-provider.ts';

const timeSchema = z.int().transform((seconds) => new Date(seconds * 1000));
const referenceSchema = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]);
const priceSchema = z.object({
  unit_amount: z.int().nullable(),
  currency: z.string().transform((code) => code.toUpperCase()),
  lookup_key: z.string().nullable(),
  recurring: z.object({ interval: z.string(), interval_count: z.int() }).nullable(),
});
const itemSchema = z.object({
  quantity: z.int().default(1),
  current_period_start: timeSchema.optional(),
  current_period_end: timeSchema.optional(),
  price: priceSchema,
});

/** As much of a subscription as we look at. Its period was its own before 2025, and is its items' since. */
const subscriptionSchema = z.object({
  id: z.string(),
  customer: referenceSchema,
  status: z.enum([
    'incomplete',
    'incomplete_expired',
    'trialing',
    'active',
    'past_due',
    'unpaid',
    'paused',
    'canceled',
  ]),
  created: timeSchema,
  metadata: z.record(z.string(), z.string()).default({}),
  transfer_data: z.object({ amount_percent: z.number().nullable() }).nullish(),
  cancel_at: timeSchema.nullable(),
  cancel_at_period_end: z.boolean(),
  current_period_start: timeSchema.optional(),
  current_period_end: timeSchema.optional(),
  pause_collection: z.object({ resumes_at: timeSchema.nullable() }).nullable(),
  items: z.object({ data: z.array(itemSchema).min(1) }),
});

/** As we wrote it there; staff can change it at Stripe. */
const channelIdSchema = z.uuid();

type Item = z.infer<typeof itemSchema>;

/**
 * A subscription, of the API or of an event's snapshot.
 * @param discounts what its discounts are, since it names them only
 * @throws z.ZodError for something that is no subscription
 */
export function readSubscription(object: unknown, discounts: Discount[]): ProviderSubscription {
  const { items, ...read } = subscriptionSchema.parse(object);
  const [first] = items.data;
  const periodEnd = read.current_period_end ?? first?.current_period_end ?? read.created;
  return {
    id: read.id,
    customer: read.customer,
    status: read.status,
    ...planOf(items.data),
    discounts,
    lookupKey: first?.price.lookup_key ?? null,
    channelId: channelIdSchema.safeParse(read.metadata.channelId).data ?? null,
    sharePercent: read.transfer_data ? (read.transfer_data.amount_percent ?? 100) : null,
    periodStart: read.current_period_start ?? first?.current_period_start ?? read.created,
    periodEnd,
    isEndingWithPeriod: read.cancel_at_period_end,
    cancelsAt: read.cancel_at ?? (read.cancel_at_period_end ? periodEnd : null),
    ...(read.pause_collection ? { pausedUntil: read.pause_collection.resumes_at } : {}),
  };
}

/** Several items are billed together: one plan of their sum. */
function planOf(items: Item[]): { plan: Plan | null; quantity: number } {
  const plans = items.map(({ price }) => pricePlan(price));
  const [first, ...others] = plans;
  if (!first || plans.includes(null)) return { plan: null, quantity: 1 };
  if (others.length === 0) return { plan: first, quantity: items[0]?.quantity ?? 1 };
  const isMixed = others.some((plan) => plan?.currency !== first.currency || plan.interval !== first.interval);
  const isUneven = others.some((plan) => plan?.intervalCount !== first.intervalCount);
  if (isMixed || isUneven) return { plan: null, quantity: 1 };
  const minor = items.reduce((sum, { quantity }, index) => sum + (plans[index]?.minor ?? 0n) * BigInt(quantity), 0n);
  return { plan: { ...first, minor }, quantity: 1 };
}

function pricePlan({ unit_amount: amount, currency, recurring }: z.infer<typeof priceSchema>): Plan | null {
  const interval = recurring?.interval;
  if (amount === null || !recurring || (interval !== 'month' && interval !== 'year')) return null;
  return { minor: BigInt(amount), currency, interval, intervalCount: recurring.interval_count };
}
