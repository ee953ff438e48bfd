/** `$5`, or `$5.50`: without cents where there are none. */
export function priceText({ minor, currency }: { minor: number; currency: string }): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
