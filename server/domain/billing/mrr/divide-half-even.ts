/** `dividend / divisor` to the nearest whole number, halves to the even one. Both are 0 or more, the divisor is not 0. */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const twice = (dividend % divisor) * 2n;
  if (twice === divisor) return quotient + (quotient % 2n);
  return twice > divisor ? quotient + 1n : quotient;
}
