/** `12.34 %`: whole basis points, all of them. */
export function formatBasisPoints(basisPoints: number): string {
  const size = Math.abs(basisPoints);
  const whole = Math.floor(size / 100).toLocaleString('en-US');
  return `${basisPoints < 0 ? '-' : ''}${whole}.${String(size % 100).padStart(2, '0')} %`;
}
