import { useApp } from '../ui/app-context.ts';
import { utcDate } from '../ui/timestamp.tsx';
import type { StatementView } from './finance-types.ts';

/** What published reports printed about these days otherwise. It stays as it was printed. */
export function Restatements({ restatements }: Pick<StatementView, 'restatements'>) {
  const { t } = useApp();
  if (restatements.length === 0) return null;
  return (
    <section id="restated">
      <h2 class="section-title">{t('finance.restated')}</h2>
      <p class="muted">{t('finance.restatedIntro')}</p>
      <div class="figure-scroll">
        <table class="figure-table">
          <thead>
            <tr>
              <th scope="col">{t('finance.line')}</th>
              <th scope="col">{t('finance.printedIn')}</th>
              <th scope="col" class="number">
                {t('finance.printed')}
              </th>
              <th scope="col" class="number">
                {t('finance.now')}
              </th>
            </tr>
          </thead>
          <tbody>
            {restatements.map(({ number, publishedAt, period, label, printed, now }) => (
              <tr key={`${number} ${period} ${label}`}>
                <th scope="row">{label}</th>
                <td>
                  <a href={`/glimcap/${number}`}>{t('finance.glimcapNumber', { number, period })}</a>
                  <small>{utcDate(publishedAt)}</small>
                </td>
                <td class="number">{printed.shownAs}</td>
                <td class="number">{now.shownAs}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
