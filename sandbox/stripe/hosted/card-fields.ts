import { type Html, html } from './html.ts';

/** The fields of a card, filled in with one that works; any other card can be chosen below. */
export function cardFields(): Html {
  return html`
<label>Card number
<input name="number" value="4242 4242 4242 4242" inputmode="numeric" autocomplete="off" required maxlength="23"></label>
<div class="pair">
<label>Expiry (MM / YY)
<input name="expiry" value="12 / 34" autocomplete="off" required pattern="\\s*(0?[1-9]|1[0-2])\\s*/\\s*\\d{2}\\s*"></label>
<label>CVC
<input name="cvc" value="123" inputmode="numeric" autocomplete="off" required pattern="\\d{3,4}"></label>
</div>
<details>
<summary>Test cards</summary>
<dl>
<dt>4242 4242 4242 4242</dt><dd>is charged</dd>
<dt>4000 0000 0000 0002</dt><dd>is declined</dd>
<dt>4000 0000 0000 9995</dt><dd>has no funds</dd>
<dt>4000 0000 0000 0341</dt><dd>can be saved, and is declined at the next charge</dd>
</dl>
</details>`;
}
