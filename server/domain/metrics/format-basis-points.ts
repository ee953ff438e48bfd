/** `12.34 %`: whole basis points, all of them. */
export function formatBasisPoints(basisPoints: number, locale = 'en-US'): string {
  const size = Math.abs(basisPoints) / 100;
  const text = size.toLocaleString(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return `${basisPoints < 0 ? '-' : ''}${text} %`;
}
