import { type Figure, MICRO } from './figure.ts';

/** Cents are exact. Whole units were rounded from cents, and one among cents may have lost them. */
export function statementSlack(figures: readonly Figure[]): bigint {
  const coarse = figures.filter(({ step, micro, isRounded }) => isRounded || (step >= MICRO && micro !== 0n));
  const sum = coarse.reduce((total, { step }) => total + step, 0n);
  return coarse.length < figures.length ? sum : sum / 2n;
}
