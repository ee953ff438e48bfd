import type { Contradiction } from '../finance/contradictions.ts';
import { formatMoney } from '../format-money.ts';
import { subtractMoney } from '../money.ts';

/** One line for the person who typed the figures: where, what was printed, what the rows give, how far off. */
export function describeContradiction({ key, printed, derived }: Contradiction): string {
  const off = subtractMoney(printed, derived);
  const size = { ...off, minor: off.minor < 0n ? -off.minor : off.minor };
  const direction = off.minor < 0n ? 'too low' : 'too high';
  return `finance.printed.${key}: printed as ${formatMoney(printed)}, but its rows give ${formatMoney(derived)} (${formatMoney(size)} ${direction})`;
}
