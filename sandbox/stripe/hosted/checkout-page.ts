import { checkoutLines } from '../objects/checkout-lines.ts';
import { find } from '../state/find.ts';
import type { CheckoutSession } from '../state/objects.ts';
import type { World } from '../world.ts';
import { amount } from './amount.ts';
import { cardFields } from './card-fields.ts';
import { html } from './html.ts';
import { page } from './page.ts';

/** The Checkout page: what is bought, and a card to pay it with. */
export function checkoutPage(world: World, session: CheckoutSession, problem: string | null): string {
  const total = amount(session.amount_total ?? 0, session.currency ?? 'usd');
  const customer = session.customer ? find(world, 'customer', session.customer) : null;
  const isSubscription = session.mode === 'subscription';
  const lines = checkoutLines(world, session.id).map(
    ({ description, amount_total: minor, currency, price }) => html`
<li><span>${description}</span><span>${amount(minor, currency)}${price.recurring ? ` / ${price.recurring.interval}` : ''}</span></li>`,
  );
  return page(
    'Checkout',
    html`
<section class="summary">
${session.cancel_url ? html`<a class="back" href="${session.cancel_url}">← Back</a>` : null}
<h1>${isSubscription ? 'Subscribe' : 'Pay'}</h1>
<p class="total">${total}</p>
<ul>${lines}</ul>
</section>
<form method="post" class="card">
<h2>Pay with card</h2>
${problem ? html`<p class="problem" role="alert">${problem}</p>` : null}
<label>E-mail
<input name="email" type="email" value="${customer?.email ?? 'member@example.com'}" required></label>
<label>Name on card
<input name="name" value="${customer?.name ?? 'A Member'}" required maxlength="100"></label>
${cardFields()}
<button>${isSubscription ? 'Subscribe' : `Pay ${total}`}</button>
</form>`,
  );
}

/** For a session that is paid, or too old. */
export function checkoutOverPage(session: CheckoutSession): string {
  const isPaid = session.status === 'complete';
  return page(
    'Checkout',
    html`
<section class="summary">
<h1>${isPaid ? 'This is paid' : 'This page has expired'}</h1>
<p>${isPaid ? 'There is nothing left to do here.' : 'Go back and begin again.'}</p>
${session.success_url ? html`<a class="back" href="${new URL(session.success_url).origin}">← Back</a>` : null}
</section>`,
  );
}
