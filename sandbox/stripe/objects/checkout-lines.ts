import type Stripe from 'stripe';
import { find } from '../state/find.ts';
import type { Price } from '../state/objects.ts';
import type { World } from '../world.ts';

export type CheckoutLine = Omit<Stripe.LineItem, 'price'> & { price: Price };

/** What a Checkout Session sells. */
export function checkoutLines(world: World, sessionId: string): CheckoutLine[] {
  const { lines = [] } = world.state.hidden.checkouts.get(sessionId) ?? {};
  return lines.map(({ price: priceId, quantity }, index) => {
    const price = find(world, 'price', priceId);
    const amount = (price.unit_amount ?? 0) * quantity;
    return {
      id: `li_${sessionId.slice(8)}${index}`,
      object: 'item',
      adjustable_quantity: null,
      amount_discount: 0,
      amount_subtotal: amount,
      amount_tax: 0,
      amount_total: amount,
      currency: price.currency,
      description: find(world, 'product', price.product).name,
      metadata: {},
      price,
      quantity,
    };
  });
}
