import { useState } from 'preact/hooks';
import type { DeskLink } from '../../../presenters/staff-glimcap-list.ts';
import type { DeskListData } from '../../page-data.ts';
import { useApp } from '../../ui/app-context.ts';
import { Layout } from '../../ui/layout.tsx';
import { Problem } from '../../ui/problem.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { weekOfSunday, weekText } from './week-text.ts';

const CHIPS = { draft: 'chip chip-claimed', held: 'chip chip-mature', published: 'chip chip-open' };

/** `/staff/glimcap`: drafts, published reports, and the weeks without one. */
export function DeskListPage({ deskList, canReview }: DeskListData) {
  const { t, api } = useApp();
  const { drafts, published, missed, lastWeek } = deskList;
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const compileWeek = async (sunday: string) => {
    setBusy(true);
    setProblem(null);
    try {
      await api.request('POST', '/api/v1/staff/glimcaps', { weekEnd: sunday });
      window.location.assign(`/staff/glimcap/${sunday}`);
    } catch (error) {
      setProblem(problemText(error, t));
      setBusy(false);
    }
  };
  const compile = (sunday: string, label: string) => (
    <button
      class="button button-small"
      type="button"
      disabled={isBusy}
      aria-label={`${label}: ${weekOfSunday(sunday)}`}
      onClick={() => void compileWeek(sunday)}
    >
      {label}
    </button>
  );
  return (
    <Layout>
      <header class="page-title page-title-stacked">
        <h1>{t('desk.title')}</h1>
        <p class="muted">{t(canReview ? 'desk.intro' : 'desk.readOnly')}</p>
      </header>
      <Problem text={problem} />
      {lastWeek && (
        <section class="panel desk-missed">
          <p>{t('desk.lastWeek', { week: weekOfSunday(lastWeek) })}</p>
          {canReview && compile(lastWeek, t('desk.compileLast'))}
        </section>
      )}
      {missed.length > 0 && (
        <section>
          <h2 class="section-title">{t('desk.missed')}</h2>
          <ul class="desk-list">
            {missed.map((week) => (
              <li key={week} class="panel desk-missed">
                <p>{weekOfSunday(week)}</p>
                {canReview && compile(week, t('desk.compile'))}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2 class="section-title">{t('desk.drafts')}</h2>
        {drafts.length === 0 && <p class="panel muted">{t('desk.noDrafts')}</p>}
        <Links links={drafts} />
      </section>
      <section>
        <h2 class="section-title">{t('desk.published')}</h2>
        {published.length === 0 && <p class="panel muted">{t('desk.nonePublished')}</p>}
        <Links links={published} />
      </section>
    </Layout>
  );
}

function Links({ links }: { links: readonly DeskLink[] }) {
  const { t } = useApp();
  return (
    <ol class="report-list">
      {links.map(({ path, number, title, state, weekStart, weekEnd }) => (
        <li key={weekEnd}>
          <a href={path}>
            <span class="report-number">{number}</span>
            <span class="report-title">
              {title} <span class={CHIPS[state]}>{t(`desk.state.${state}`)}</span>
            </span>
            <span class="muted">{weekText(weekStart, weekEnd)}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}
