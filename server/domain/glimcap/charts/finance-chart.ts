import type { Amount } from '../../finance/amount.ts';
import { lineLabel } from '../../finance/line-label.ts';
import { periodLabel } from '../../finance/period-label.ts';
import { deriveStatement, type FinanceInput, type FinanceResult, type Statement } from '../../finance/statement.ts';
import type { WaterfallChart, WaterfallStep } from '../../metrics/chart-spec.ts';
import type { Figures, FinanceFigures } from '../figures.ts';

type Line = FinanceInput | FinanceResult;

/** What is taken from what is left, line by line */
const TO_REVENUE = ['payouts', 'fees', 'connectFees', 'refunds'] as const satisfies readonly Line[];
const TO_BUDGET = ['infra', 'bandwidth', 'services', 'tax'] as const satisfies readonly Line[];

/** How the gross of a period becomes what remains of it; null where nothing of it is known. */
export function financeChart({ finance }: Pick<Figures, 'finance'>): WaterfallChart | null {
  if (!finance) return null;
  const statement = deriveStatement(finance.inputs);
  if (!('minor' in statement.gross) && !('minor' in statement.revenue)) return null;
  const { from, to, label = periodLabel(from, to) } = finance.period;
  const draw = { statement, provider: finance.provider };
  return {
    kind: 'waterfall',
    title: `${finance.title}, ${label}`,
    unit: { kind: 'money', currency: finance.currency },
    steps: [
      total('gross', draw),
      ...earned(draw),
      ...taken(TO_REVENUE, draw),
      total('revenue', draw),
      ...taken(TO_BUDGET, draw),
      total('budgetRemaining', draw),
      ...credited(draw),
      total('actualRemaining', draw),
    ],
  };
}

interface Draw extends Pick<FinanceFigures, 'provider'> {
  statement: Statement;
}

function total(key: Line, { statement, provider }: Draw): WaterfallStep {
  return { kind: 'total', label: lineLabel(key, provider), value: minorOf(statement[key]) };
}

/** Adjustments are signed, and mostly there are none. */
function earned({ statement, provider }: Draw): WaterfallStep[] {
  const value = minorOf(statement.adjustments);
  return value === 0 ? [] : [{ kind: 'change', label: lineLabel('adjustments', provider), value }];
}

function taken(keys: readonly Line[], { statement, provider }: Draw): WaterfallStep[] {
  return keys.flatMap((key): WaterfallStep[] => {
    const minor = minorOf(statement[key]);
    if (minor === 0) return [];
    return [{ kind: 'change', label: lineLabel(key, provider), value: minor === null ? null : -minor }];
  });
}

/** What the provider's credits pay of the hosting is what makes the actual remainder more than the budget's. */
function credited({ statement, provider }: Draw): WaterfallStep[] {
  const [budget, actual] = [minorOf(statement.budgetRemaining), minorOf(statement.actualRemaining)];
  const value = budget === null || actual === null ? null : actual - budget;
  return value === 0 ? [] : [{ kind: 'change', label: `Paid by ${lineLabel('credits', provider)}`, value }];
}

function minorOf(amount: Amount): number | null {
  return 'minor' in amount ? Number(amount.minor) : null;
}
