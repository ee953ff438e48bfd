import type { Language } from '../../../locales/languages.ts';
import { priceText } from './price-text.ts';
import type { ChannelSalesView } from './subscription-types.ts';

/** What a streamer gets of a payment, e.g. `$2.50` and `50%`. Part of a cent is not promised. */
export function shareText(
  { price, sharePercent }: Pick<ChannelSalesView, 'price' | 'sharePercent'>,
  language: Language,
): { money: string; percent: string } {
  // A share has two decimals at most, so that it is a whole number of ten-thousandths.
  const minor = Math.floor((price.minor * Math.round(sharePercent * 100)) / 10_000);
  const format = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 });
  return { money: priceText({ ...price, minor }, language), percent: format.format(sharePercent / 100) };
}
