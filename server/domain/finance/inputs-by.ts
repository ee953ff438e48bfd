import type { FinanceInput } from './statement.ts';

/** One value for each input, from `of`. */
export function inputsBy<Value>(of: (input: FinanceInput) => Value): Record<FinanceInput, Value> {
  return {
    gross: of('gross'),
    payouts: of('payouts'),
    fees: of('fees'),
    refunds: of('refunds'),
    credits: of('credits'),
    infra: of('infra'),
    bandwidth: of('bandwidth'),
    connectFees: of('connectFees'),
    adjustments: of('adjustments'),
    services: of('services'),
    tax: of('tax'),
  };
}
