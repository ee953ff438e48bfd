import { COUNTRIES } from '../objects/account-countries.ts';
import type { Account } from '../state/objects.ts';
import { type Html, html } from './html.ts';
import { page } from './page.ts';

interface Shown {
  mayChooseCountry: boolean;
  problem: string | null;
}

/** The onboarding page: where the money of a connected account is to go. */
export function onboardingPage(account: Account, { mayChooseCountry, problem }: Shown): string {
  return page(
    'Get paid',
    html`
<section class="summary">
<h1>Get paid</h1>
<p>Tell us where your share should go. Stripe would also ask who you are; the sandbox does not.</p>
<dl>
<dt>Account</dt><dd>${account.email ?? account.id}</dd>
${mayChooseCountry ? null : html`<dt>Country</dt><dd>${countryName(account.country)}</dd>`}
</dl>
</section>
<form method="post" class="card">
<h2>Bank account</h2>
${problem ? html`<p class="problem" role="alert">${problem}</p>` : null}
${mayChooseCountry ? countryField(account.country) : null}
<label>Account number or IBAN
<input name="number" value="000123456789" autocomplete="off" required maxlength="40"></label>
<details>
<summary>Test accounts</summary>
<dl>
<dt>000123456789</dt><dd>takes payouts</dd>
<dt>DE89 3704 0044 0532 0130 00</dt><dd>takes payouts</dd>
<dt>000111111116</dt><dd>does not exist, so payouts stay off</dd>
<dt>000111111113</dt><dd>is closed, so payouts stay off</dd>
</dl>
</details>
<button name="action" value="finish">Finish</button>
<button name="action" value="later" class="second" formnovalidate>Later</button>
</form>`,
  );
}

function countryField(chosen: string | undefined): Html {
  const options = COUNTRIES.map((code) =>
    code === chosen
      ? html`<option value="${code}" selected>${countryName(code)}</option>`
      : html`<option value="${code}">${countryName(code)}</option>`,
  );
  return html`<label>Country\n<select name="country">${options}</select></label>`;
}

function countryName(code: string | undefined): string {
  return new Intl.DisplayNames(['en'], { type: 'region' }).of(code ?? 'US') ?? '';
}
