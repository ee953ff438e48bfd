import { periodEndOf } from '../engine/cancel-subscription.ts';
import { subscriptionOf } from '../engine/collect-renewal.ts';
import { find, listAll } from '../state/find.ts';
import { idOf } from '../state/id-of.ts';
import type { Invoice, PortalSession, Subscription } from '../state/objects.ts';
import type { World } from '../world.ts';
import { amount, day } from './amount.ts';
import { cardFields } from './card-fields.ts';
import { type Html, html } from './html.ts';
import { page } from './page.ts';

/** The customer portal: subscriptions to cancel or keep, the card to change, what was paid. */
export function portalPage(world: World, session: PortalSession, problem: string | null): string {
  const { customer: customerId, return_url: returnUrl } = session;
  const subscriptions = listAll(
    world,
    'subscription',
    ({ customer, ended_at: endedAt }) => customer === customerId && endedAt === null,
  );
  const invoices = listAll(world, 'invoice', ({ customer }) => customer === customerId).reverse();
  return page(
    'Billing',
    html`
<section class="summary">
${returnUrl ? html`<a class="back" href="${returnUrl}">← Back</a>` : null}
<h1>Billing</h1>
${problem ? html`<p class="problem" role="alert">${problem}</p>` : null}
<h2>Subscription</h2>
${subscriptions.length > 0 ? subscriptions.map((each) => subscriptionPart(world, each)) : html`<p>None is running.</p>`}
<h2>Invoices</h2>
${invoices.length > 0 ? html`<ul>${invoices.map((each) => invoicePart(world, each))}</ul>` : html`<p>None yet.</p>`}
</section>
<form method="post" class="card">
<h2>Card</h2>
<p>${cardWords(world, customerId, subscriptions)}</p>
<input type="hidden" name="action" value="card">
${cardFields()}
<button>Save this card</button>
</form>`,
  );
}

function subscriptionPart(world: World, subscription: Subscription): Html {
  const { id, items, status, cancel_at_period_end: isCanceling } = subscription;
  const end = day(periodEndOf(subscription));
  const prices = items.data.map(({ price }) => {
    const product = find(world, 'product', price.product);
    return `${product.name}, ${amount(price.unit_amount ?? 0, price.currency)} / ${price.recurring?.interval ?? 'once'}`;
  });
  return html`
<div class="row">
<p>${prices.join(' + ')}<br><small>${isCanceling ? `Ends on ${end}` : `Renews on ${end}`}${
    status === 'past_due' ? ' · the last payment failed' : ''
  }</small></p>
<form method="post">
<input type="hidden" name="subscription" value="${id}">
<button name="action" value="${isCanceling ? 'keep' : 'cancel'}" class="quiet">${
    isCanceling ? 'Keep it' : 'Cancel subscription'
  }</button>
</form>
</div>`;
}

function invoicePart(world: World, invoice: Invoice): Html {
  const isDue = invoice.status === 'open' && subscriptionOf(world, invoice)?.ended_at === null;
  return html`
<li><span>${day(invoice.created)} <small>${invoice.status}</small></span>
<span>${amount(invoice.total, invoice.currency)}</span>
${
  isDue
    ? html`<form method="post"><input type="hidden" name="invoice" value="${invoice.id}">
<button name="action" value="pay" class="quiet">Pay now</button></form>`
    : null
}</li>`;
}

function cardWords(world: World, customerId: string, subscriptions: Subscription[]): string {
  const customer = find(world, 'customer', customerId);
  const methodId = subscriptions[0]?.default_payment_method ?? idOf(customer.invoice_settings.default_payment_method);
  const card = methodId ? find(world, 'payment_method', methodId).card : null;
  return card ? `${card.brand} ending in ${card.last4} is charged.` : 'No card is saved.';
}
