import type { GlimcapListData } from '../page-data.ts';
import { useApp } from '../ui/app-context.ts';
import { Layout } from '../ui/layout.tsx';
import { FollowGlimcap } from './follow-glimcap.tsx';
import { GlimcapSearch } from './glimcap-search.tsx';
import { ListPages } from './list-pages.tsx';
import { MailSignUpForm } from './mail/sign-up-form.tsx';
import { ReportList } from './report-list.tsx';

/** `/glimcap`: all reports or what was found in them, newest first. */
export function GlimcapListPage(list: GlimcapListData) {
  const { t } = useApp();
  const { reports, q, total } = list;
  return (
    <Layout>
      <header class="page-title page-title-stacked">
        <h1>{t('glimcap.title')}</h1>
        <p class="muted">{t('glimcap.intro')}</p>
      </header>
      {(total > 0 || q !== '') && <GlimcapSearch q={q} />}
      <ListState {...list} />
      <ReportList reports={reports} />
      <ListPages {...list} />
      <FollowGlimcap />
      <MailSignUpForm />
    </Layout>
  );
}

/** What there is to say before the list: how much was found, or why there is nothing. */
function ListState({ reports, q, total, page }: GlimcapListData) {
  const { t } = useApp();
  if (reports.length === 0 && page > 1) return <p class="panel muted">{t('glimcap.pages.beyond')}</p>;
  if (q === '') return total === 0 ? <p class="panel muted">{t('glimcap.empty')}</p> : null;
  if (total > 0) return <p class="muted list-state">{t('glimcap.search.found', { count: total, q })}</p>;
  return (
    <div class="panel">
      <p>{t('glimcap.search.none', { q })}</p>
      <p class="muted">{t('glimcap.search.noneHint')}</p>
    </div>
  );
}
