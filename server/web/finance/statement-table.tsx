import { useApp } from '../ui/app-context.ts';
import { Timestamp } from '../ui/timestamp.tsx';
import type { WordKey } from '../words.ts';
import type { StatementLine, StatementView } from './finance-types.ts';

const FORMULAS: Record<string, WordKey> = {
  revenue: 'finance.formula.revenue',
  expenses: 'finance.formula.expenses',
  remainingCredits: 'finance.formula.remainingCredits',
  budgetRemaining: 'finance.formula.budgetRemaining',
  actualRemaining: 'finance.formula.actualRemaining',
};

/** The lines of a statement, each with where it is from or what it follows from. */
export function StatementTable({ statement: { lines } }: { statement: StatementView }) {
  const { t } = useApp();
  return (
    <table class="figure-table statement-table">
      <thead>
        <tr>
          <th scope="col">{t('finance.line')}</th>
          <th scope="col" class="number">
            {t('finance.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.key} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ line }: { line: StatementLine }) {
  const { t } = useApp();
  const { key, label, isDerived, amount, missing, source, takenAt } = line;
  const formula = FORMULAS[key];
  return (
    <tr class={isDerived ? 'is-derived' : undefined}>
      <th scope="row">
        {label}
        {formula && <small>{t(formula)}</small>}
        {missing && <small class="statement-missing">{missing}</small>}
        {source && !missing && (
          <small>
            {source}
            {takenAt && (
              <>
                , <Timestamp at={takenAt} />
              </>
            )}
          </small>
        )}
      </th>
      <td class="number">{amount?.shownAs ?? <span class="muted">{t('finance.unknown')}</span>}</td>
    </tr>
  );
}
