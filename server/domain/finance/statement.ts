import { type Amount, atLeastZero, minus, plus } from './amount.ts';

/** Inputs that most periods do not have: what nobody names is 0, and a 0 is not printed. */
export const OPTIONAL_INPUTS = ['connectFees', 'adjustments', 'services', 'tax'] as const;
export const FINANCE_INPUTS = [
  'gross',
  'payouts',
  'fees',
  'refunds',
  'credits',
  'infra',
  'bandwidth',
  ...OPTIONAL_INPUTS,
] as const;
export const FINANCE_RESULTS = [
  'revenue',
  'expenses',
  'remainingCredits',
  'budgetRemaining',
  'actualRemaining',
] as const;

export type OptionalInput = (typeof OPTIONAL_INPUTS)[number];
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
 * remaining is what is left while the provider's credits pay for it. Services and
 * tax are paid in full in both: credits are good for nothing but the hosting.
 */
export function deriveStatement(inputs: FinanceInputs): Statement {
  const known = (key: FinanceInput): Amount => {
    const minor = inputs[key];
    return minor === null ? { missing: [key] } : { minor };
  };
  const [gross, payouts, fees, refunds] = [known('gross'), known('payouts'), known('fees'), known('refunds')];
  const [connectFees, adjustments] = [known('connectFees'), known('adjustments')];
  const [credits, infra, bandwidth] = [known('credits'), known('infra'), known('bandwidth')];
  const [services, tax] = [known('services'), known('tax')];

  const revenue = minus(plus(gross, adjustments), payouts, fees, connectFees, refunds);
  const expenses = plus(infra, bandwidth);
  const remainingCredits = atLeastZero(minus(credits, expenses));
  const budgetRemaining = minus(revenue, expenses, services, tax);
  const actualRemaining = minus(revenue, atLeastZero(minus(expenses, credits)), services, tax);

  const results = { revenue, expenses, remainingCredits, budgetRemaining, actualRemaining };
  const optional = { connectFees, adjustments, services, tax };
  return { gross, payouts, fees, refunds, credits, infra, bandwidth, ...optional, ...results };
}
