import type { Language } from '../../../locales/languages.ts';

const LOCALES: Record<Language, string> = { en: 'en-US', de: 'de-DE' };

/** `$5`, or `$5.50`: without cents where there are none. */
export function priceText({ minor, currency }: { minor: number; currency: string }, language: Language = 'en'): string {
  const format = new Intl.NumberFormat(LOCALES[language], {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
