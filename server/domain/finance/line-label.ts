import type { FinanceInput, FinanceResult } from './statement.ts';

const HOSTING_LABELS = { credits: 'Credits', infra: 'Infra', bandwidth: 'Bandwidth', expenses: 'Expenses' };
const OWN_LABELS = {
  gross: 'Gross',
  payouts: 'Payouts',
  fees: 'Fees',
  connectFees: 'Connect Fees',
  refunds: 'Refunds',
  adjustments: 'Adjustments',
  revenue: 'Revenue',
  services: 'Services',
  tax: 'Tax',
  remainingCredits: 'Remaining Credits',
  budgetRemaining: '"Budget" Remaining',
  actualRemaining: 'Actual Remaining',
};

/** A line as the table names it; what the hosting provider bills carries its name, "DO Credits". */
export function lineLabel(key: FinanceInput | FinanceResult, provider: string): string {
  if (isHosting(key)) return `${provider} ${HOSTING_LABELS[key]}`;
  return OWN_LABELS[key];
}

function isHosting(key: string): key is keyof typeof HOSTING_LABELS {
  return Object.hasOwn(HOSTING_LABELS, key);
}
