import type { FinanceInput } from './statement.ts';

/**
 * An amount in minor units, or the names of the inputs without which it cannot
 * be known. Sums carry the names along, so nothing missing is ever counted as 0.
 */
export type Amount = { minor: bigint } | { missing: readonly FinanceInput[] };

/** The sum of all, or everything that is missing for it. */
export function plus(...amounts: Amount[]): Amount {
  return combine(amounts, (minors) => minors.reduce((sum, minor) => sum + minor, 0n));
}

/** The first less all the others. */
export function minus(first: Amount, ...others: Amount[]): Amount {
  return combine([first, ...others], ([minor = 0n, ...rest]) => rest.reduce((left, taken) => left - taken, minor));
}

/** `max(0, amount)`. */
export function atLeastZero(amount: Amount): Amount {
  return combine([amount], ([minor = 0n]) => (minor < 0n ? 0n : minor));
}

function combine(amounts: Amount[], result: (minors: bigint[]) => bigint): Amount {
  const missing = new Set(amounts.flatMap((amount) => ('missing' in amount ? amount.missing : [])));
  if (missing.size > 0) return { missing: [...missing] };
  return { minor: result(amounts.flatMap((amount) => ('minor' in amount ? [amount.minor] : []))) };
}
