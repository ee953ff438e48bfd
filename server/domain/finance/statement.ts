import { type Amount, atLeastZero, minus, plus } from './amount.ts';

export const FINANCE_INPUTS = ['gross', 'payouts', 'fees', 'refunds', 'credits', 'infra', 'bandwidth'] as const;
export const FINANCE_RESULTS = [
  'revenue',
  'expenses',
  'remainingCredits',
  'budgetRemaining',
  'actualRemaining',
] as const;

export type FinanceInput = (typeof FINANCE_INPUTS)[number];
export type FinanceResult = (typeof FINANCE_RESULTS)[number];

/** What was counted, in minor units of one currency; null is "not known", which is not 0. */
export type FinanceInputs = Record<FinanceInput, bigint | null>;

/** Every line of the statement: the inputs as given, the results derived. */
export type Statement = Record<FinanceInput | FinanceResult, Amount>;

/**
 * Derives a period's results from its inputs.
 *
 * "Budget" remaining is what would be left if hosting were paid in full; actual
 * remaining is what is left while the provider's credits pay for it.
 */
export function deriveStatement(inputs: FinanceInputs): Statement {
  const known = (key: FinanceInput): Amount => {
    const minor = inputs[key];
    return minor === null ? { missing: [key] } : { minor };
  };
  const [gross, payouts, fees, refunds] = [known('gross'), known('payouts'), known('fees'), known('refunds')];
  const [credits, infra, bandwidth] = [known('credits'), known('infra'), known('bandwidth')];

  const revenue = minus(gross, payouts, fees, refunds);
  const expenses = plus(infra, bandwidth);
  const remainingCredits = atLeastZero(minus(credits, expenses));
  const budgetRemaining = minus(revenue, expenses);
  const actualRemaining = minus(revenue, atLeastZero(minus(expenses, credits)));

  const results = { revenue, expenses, remainingCredits, budgetRemaining, actualRemaining };
  return { gross, payouts, fees, refunds, credits, infra, bandwidth, ...results };
}
