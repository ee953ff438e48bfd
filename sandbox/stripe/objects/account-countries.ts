/** Where the platform is, and so its accounts until they say otherwise. */
export const PLATFORM_COUNTRY = 'US';

/** Countries to choose from, with their currencies; Stripe has more: https://stripe.com/global */
const CURRENCIES: Record<string, string> = {
  US: 'usd',
  AT: 'eur',
  BE: 'eur',
  CA: 'cad',
  CH: 'chf',
  DE: 'eur',
  ES: 'eur',
  FR: 'eur',
  GB: 'gbp',
  IE: 'eur',
  IT: 'eur',
  NL: 'eur',
};

export const COUNTRIES = Object.keys(CURRENCIES);

/** What an account there counts in. */
export function currencyOf(country: string): string {
  return CURRENCIES[country] ?? 'usd';
}
