import type { StaffStatementData } from '../page-data.ts';
import { useApp } from '../ui/app-context.ts';
import { ChartPicture } from '../ui/chart-picture.tsx';
import { LineInput } from '../ui/line-input.tsx';
import { FinanceFrame } from './finance-frame.tsx';
import type { StatementPageView } from './finance-types.ts';
import { monthAfter, monthName } from './months.ts';
import { Restatements } from './restatements.tsx';
import { StatementChecks } from './statement-checks.tsx';
import { StatementTable } from './statement-table.tsx';

/** `/staff/finance`: a month's money, with what contradicts it. */
export function StatementPage({ staffStatement }: StaffStatementData) {
  const { t } = useApp();
  const { title, period, month, to, chartText } = staffStatement;
  return (
    <FinanceFrame page="statement" intro={t('finance.statementIntro', { title, period })}>
      <RestatedNote count={staffStatement.restatements.length} />
      <MonthChoice statement={staffStatement} />
      <div class="statement">
        <StatementTable statement={staffStatement} />
        <div>
          <StatementChecks statement={staffStatement} />
          {chartText && <ChartPicture path={`/staff/finance/statement.svg?month=${month}&to=${to}`} text={chartText} />}
        </div>
      </div>
      <Restatements restatements={staffStatement.restatements} />
    </FinanceFrame>
  );
}

function RestatedNote({ count }: { count: number }) {
  const { t } = useApp();
  if (count === 0) return null;
  return (
    <p class="restated-note">
      <a href="#restated">{t('finance.restatedMonth', { count })}</a>
    </p>
  );
}

function MonthChoice({ statement: { month, from, to, thisMonth } }: { statement: StatementPageView }) {
  const { t } = useApp();
  const [before, after] = [monthAfter(month, -1), monthAfter(month, 1)];
  return (
    <form class="filter" method="get">
      <p class="filter-links">
        <a href={`/staff/finance?month=${before}`}>← {monthName(before)}</a>
        {after <= thisMonth && <a href={`/staff/finance?month=${after}`}>{monthName(after)} →</a>}
      </p>
      <LineInput label={t('finance.month')} name="month" type="month" value={month} max={thisMonth} isRequired />
      <LineInput label={t('finance.through')} name="to" type="date" value={to} min={from} />
      <button class="button button-quiet" type="submit">
        {t('finance.show')}
      </button>
    </form>
  );
}
