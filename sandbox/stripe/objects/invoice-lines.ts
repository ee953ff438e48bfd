import { newId } from '../ids.ts';
import type { InvoiceItem, InvoiceLine, Subscription } from '../state/objects.ts';

/** What a subscription costs for the period that its items are in. */
export function subscriptionLines({ id, items }: Subscription): InvoiceLine[] {
  return items.data.map((item) => {
    const quantity = item.quantity ?? 1;
    const amount = (item.price.unit_amount ?? 0) * quantity;
    return {
      ...plainLine(amount, item.price.currency, `${quantity} × ${item.price.nickname ?? 'subscription'}`),
      parent: {
        invoice_item_details: null,
        subscription_item_details: {
          invoice_item: null,
          proration: false,
          proration_details: { credited_items: null },
          subscription: id,
          subscription_item: item.id,
        },
        type: 'subscription_item_details',
      },
      period: { start: item.current_period_start, end: item.current_period_end },
      pricing: {
        type: 'price_details',
        price_details: { price: item.price.id, product: item.price.product },
        unit_amount_decimal: item.price.unit_amount_decimal,
      },
      quantity,
      quantity_decimal: String(quantity),
      subscription: id,
    };
  });
}

/** A one-off that waited for an invoice. */
export function itemLine(item: InvoiceItem): InvoiceLine {
  return {
    ...plainLine(item.amount, item.currency, item.description),
    parent: {
      invoice_item_details: { invoice_item: item.id, proration: false, proration_details: null, subscription: null },
      subscription_item_details: null,
      type: 'invoice_item_details',
    },
    period: item.period,
    pricing: null,
    quantity: 1,
    quantity_decimal: '1',
    subscription: null,
  };
}

function plainLine(amount: number, currency: string, description: string | null) {
  return {
    id: newId('il'),
    object: 'line_item',
    amount,
    currency,
    description,
    discount_amounts: [],
    discountable: true,
    discounts: [],
    invoice: null,
    livemode: false,
    metadata: {},
    pretax_credit_amounts: [],
    subtotal: amount,
    taxes: [],
  } satisfies Partial<InvoiceLine>;
}
