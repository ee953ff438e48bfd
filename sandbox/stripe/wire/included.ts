import { findPayments } from '../engine/invoice-payments.ts';
import { checkoutLines } from '../objects/checkout-lines.ts';
import { listAll } from '../state/find.ts';
import type { World } from '../world.ts';

/** Lists that an object has only when they are asked for ("includable" in Stripe's reference). */
export function included(world: World, object: Record<string, unknown>, field: string): unknown {
  const id = String(object.id);
  const list = (data: object[], url: string) => structuredClone({ object: 'list', data, has_more: false, url });
  switch (`${object.object}.${field}`) {
    case 'checkout.session.line_items':
      return list(checkoutLines(world, id), `/v1/checkout/sessions/${id}/line_items`);
    case 'invoice.payments':
      return list(findPayments(world, id), '/v1/invoice_payments');
    case 'charge.refunds':
      return list(listAll(world, 'refund', ({ charge }) => charge === id).reverse(), `/v1/charges/${id}/refunds`);
    case 'charge.transfer':
      return null; // only what is shared has the field, but it may be asked for of any charge
    case 'customer.subscriptions':
      return list(
        listAll(world, 'subscription', ({ customer }) => customer === id),
        `/v1/customers/${id}/subscriptions`,
      );
    default:
      return undefined;
  }
}
