import { useApp } from '../ui/app-context.ts';
import type { MrrView } from './finance-types.ts';
import { dayName, monthName } from './months.ts';

const MOVEMENTS = ['new', 'expansion', 'reactivation', 'contraction', 'churn'] as const;
/** What was taken away is written with its sign, so that a row can be added up. */
const LOSSES: ReadonlySet<string> = new Set(['contraction', 'churn']);

/** Period by period: what there was, what moved it, what there is, and what was lost. */
export function MovementsTable({ mrr: { periods, by } }: { mrr: MrrView }) {
  const { t } = useApp();
  return (
    <div class="figure-scroll">
      <table class="figure-table movements-table">
        <thead>
          <tr>
            <th scope="col">{t('finance.period')}</th>
            <th scope="col" class="number">
              {t('finance.start')}
            </th>
            {MOVEMENTS.map((kind) => (
              <th key={kind} scope="col" class="number">
                {t(`finance.${kind}`)}
              </th>
            ))}
            <th scope="col" class="number">
              {t('finance.end')}
            </th>
            <th scope="col" class="number">
              {t('finance.customers')}
            </th>
            <th scope="col" class="number">
              {t('finance.customerChurn')}
            </th>
            <th scope="col" class="number">
              {t('finance.revenueChurn')}
            </th>
          </tr>
        </thead>
        <tbody>
          {periods.toReversed().map((period) => (
            <tr key={period.from}>
              <th scope="row">
                {by === 'month' && isMonth(period)
                  ? monthName(period.from.slice(0, 7))
                  : `${dayName(period.from)} – ${dayName(period.to)}`}
                {period.isRunning && <small>{t('finance.running')}</small>}
                {!period.isKnown && <small>{t('finance.unknownYet')}</small>}
              </th>
              {period.isKnown ? <Figures period={period} /> : <td colSpan={10} />}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Figures({ period }: { period: MrrView['periods'][number] }) {
  const { start, movements, end, customers, churn } = period;
  return (
    <>
      <td class="number">{start.shownAs}</td>
      {MOVEMENTS.map((kind) => {
        const { minor, shownAs } = movements[kind];
        const count = customers.movements[kind];
        return (
          <td key={kind} class={minor === 0 ? 'number muted' : 'number'}>
            {LOSSES.has(kind) && minor > 0 ? `−${shownAs}` : shownAs}
            {count > 0 && <small>{count.toLocaleString('en')}</small>}
          </td>
        );
      })}
      <td class="number">
        <strong>{end.shownAs}</strong>
      </td>
      <td class="number">{customers.end.toLocaleString('en')}</td>
      <td class="number">{churn.customerChurn?.shownAs ?? '–'}</td>
      <td class="number">{churn.revenueChurn?.shownAs ?? '–'}</td>
    </>
  );
}

/** A whole month, or one so far. */
function isMonth({ from, to, isRunning }: MrrView['periods'][number]): boolean {
  const next = new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).toISOString();
  return from.endsWith('-01') && (isRunning || next.slice(8, 10) === '01');
}
