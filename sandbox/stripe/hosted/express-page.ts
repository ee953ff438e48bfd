import { listAll } from '../state/find.ts';
import type { Account, Transfer } from '../state/objects.ts';
import type { World } from '../world.ts';
import { amount, day } from './amount.ts';
import { type Html, html } from './html.ts';
import { page } from './page.ts';

/** The Express dashboard: what a connected account was sent so far. Nothing is ever paid out of it here. */
export function expressPage(world: World, account: Account): string {
  const transfers = listAll(world, 'transfer', ({ destination }) => destination === account.id).reverse();
  return page(
    'Express dashboard',
    html`
<section class="summary">
<h1>Balance</h1>
${balanceParts(account, transfers)}
<p>${account.email ?? account.id}<br><small>${stateWords(account)}</small></p>
</section>
<section>
<h2>Transfers</h2>
${transfers.length > 0 ? html`<ul>${transfers.map(transferPart)}</ul>` : html`<p>None yet.</p>`}
</section>`,
  );
}

/** For a link that was used. */
export function expressOverPage(): string {
  return page(
    'Express dashboard',
    html`
<section class="summary">
<h1>This link was used</h1>
<p>It opens the dashboard once. Go back and open the dashboard again.</p>
</section>`,
  );
}

function balanceParts({ default_currency: currency = 'usd' }: Account, transfers: Transfer[]): Html[] {
  const totals = new Map<string, number>();
  for (const each of transfers) totals.set(each.currency, (totals.get(each.currency) ?? 0) + keptOf(each));
  if (totals.size === 0) totals.set(currency, 0);
  return [...totals].map(([unit, minor]) => html`<p class="total">${amount(minor, unit)}</p>`);
}

function keptOf({ amount: sent, amount_reversed: reversed }: Transfer): number {
  return sent - reversed;
}

function stateWords({ capabilities, payouts_enabled: canPayOut }: Account): string {
  if (capabilities?.transfers !== 'active')
    return 'This account is restricted. It receives nothing until you have gone through onboarding again.';
  return canPayOut ? 'Payouts are on.' : 'Payouts are off: the bank account does not take them.';
}

function transferPart(transfer: Transfer): Html {
  const { created, currency, amount_reversed: reversed } = transfer;
  return html`
<li><span>${day(created)}${reversed > 0 ? html` <small>${amount(reversed, currency)} taken back</small>` : null}</span>
<span>${amount(transfer.amount, currency)}</span></li>`;
}
