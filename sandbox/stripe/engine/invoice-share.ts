import type { Invoice, PaymentIntent } from '../state/objects.ts';
import { StripeError } from '../wire/stripe-error.ts';
import type { World } from '../world.ts';
import { requireDestination } from './require-destination.ts';

/** Percentages have two decimals, so they are whole numbers of these. */
const PARTS = 10_000;

/**
 * What an invoice's payment passes on: "the percentage of the subscription invoice total". How Stripe rounds is not
 * written anywhere; here what is less than a cent stays with the platform. Nothing is passed on of nothing.
 * https://docs.stripe.com/api/subscriptions/object#subscription_object-transfer_data-amount_percent
 */
export function shareOf(world: World, invoice: Invoice): PaymentIntent['transfer_data'] {
  const terms = world.state.hidden.invoiceShares.get(invoice.id);
  if (!terms) return null;
  const { destination, amount_percent: percent } = terms;
  if (percent === null) return { destination };
  const amount = Math.floor((invoice.amount_due * Math.round(percent * 100)) / PARTS);
  return amount === 0 ? null : { destination, amount };
}

/** @throws StripeError as `requireDestination` does, when somebody is to have a share of this invoice */
export function requireShareTaker(world: World, invoice: Invoice): void {
  const share = world.state.hidden.invoiceShares.get(invoice.id);
  if (share) requireDestination(world, share.destination, 'transfer_data[destination]');
}

/** Why an invoice cannot be collected; null when it can. */
export function findShareRefusal(world: World, invoice: Invoice): StripeError | null {
  try {
    requireShareTaker(world, invoice);
    return null;
  } catch (error) {
    if (error instanceof StripeError) return error;
    throw error;
  }
}
