import { divideHalfEven } from './divide-half-even.ts';
import type { Churn, MrrReport, Rate } from './mrr-report.ts';

const WHOLE = 10_000n;

/** What was lost, as parts of what there was at the start. A period that starts with nothing has no rate. */
export function churnRates({
  start,
  movements,
  customers,
}: Pick<MrrReport, 'start' | 'movements' | 'customers'>): Churn {
  const lost = movements.contraction.minor + movements.churn.minor;
  const regained = movements.expansion.minor + movements.reactivation.minor;
  return {
    customerChurn: rate(BigInt(customers.movements.churn), BigInt(customers.start)),
    revenueChurn: rate(lost, start.minor),
    netRevenueChurn: rate(lost - regained, start.minor),
  };
}

/** In parts per ten thousand, halves to even. */
function rate(part: bigint, whole: bigint): Rate {
  if (whole === 0n) return null;
  const size = part < 0n ? -part : part;
  const parts = Number(divideHalfEven(size * WHOLE, whole));
  return part < 0n ? -parts : parts;
}
