import type { StaffHelpData } from '../../page-data.ts';
import { useApp } from '../../ui/app-context.ts';
import { Layout } from '../../ui/layout.tsx';
import { Timestamp } from '../../ui/timestamp.tsx';
import type { JudgedHelp, StaffHelpView } from './help-types.ts';

const COLUMNS = 5;

/** `/staff/help`: which guides help, what readers say to them, and what is looked for in vain. */
export function StaffHelpPage({ staffHelp: { articles, misses, days } }: StaffHelpData) {
  const { t } = useApp();
  return (
    <Layout isWide>
      <header class="page-title page-title-stacked">
        <h1>{t('help.staff.title')}</h1>
        <p class="muted">{t('help.staff.intro', { comments: days.comments })}</p>
      </header>
      <div class="figure-scroll">
        <table class="figure-table fold-table">
          <thead>
            <tr>
              <th scope="col">{t('help.staff.article')}</th>
              <th scope="col" class="number">
                {t('help.staff.yes')}
              </th>
              <th scope="col" class="number">
                {t('help.staff.no')}
              </th>
              <th scope="col" class="number">
                {t('help.staff.share')}
              </th>
              <th scope="col" class="number">
                {t('help.staff.earlier')}
              </th>
            </tr>
          </thead>
          <tbody>
            {articles.map((article) => (
              <ArticleRow key={article.slug} article={article} />
            ))}
          </tbody>
        </table>
      </div>
      <Misses misses={misses} days={days.misses} />
    </Layout>
  );
}

function ArticleRow({ article: { slug, title, current, earlier, comments } }: { article: JudgedHelp }) {
  const { t } = useApp();
  return (
    <>
      <tr>
        <th scope="row">
          <a href={`/help/${slug}`}>{title}</a>
        </th>
        <td class="number" data-label={t('help.staff.yes')}>
          {current.yes}
        </td>
        <td class="number" data-label={t('help.staff.no')}>
          {current.no}
        </td>
        <td class="number" data-label={t('help.staff.share')}>
          {shareOf(current)}
        </td>
        <td class="number" data-label={t('help.staff.earlier')}>
          {shareOf(earlier)}
        </td>
      </tr>
      {comments.length > 0 && (
        <tr>
          <td colSpan={COLUMNS}>
            <Comments comments={comments} />
          </td>
        </tr>
      )}
    </>
  );
}

function Comments({ comments }: Pick<JudgedHelp, 'comments'>) {
  const { t } = useApp();
  return (
    <details class="help-comments">
      <summary>{t('help.staff.comments', { count: comments.length })}</summary>
      <ul>
        {comments.map(({ text, isHelpful, isEarlier, at }) => (
          <li key={`${at}${text}`}>
            <p>{text}</p>
            <span class="muted">
              {t(isHelpful ? 'help.staff.helped' : 'help.staff.helpedNot')} · <Timestamp at={at} isDateOnly />
              {isEarlier && ` · ${t('help.staff.earlierVersion')}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Misses({ misses, days }: { misses: StaffHelpView['misses']; days: number }) {
  const { t } = useApp();
  return (
    <section class="help-misses">
      <h2>{t('help.staff.missesTitle')}</h2>
      <p class="muted">{t('help.staff.missesIntro', { days })}</p>
      {misses.length === 0 ? (
        <p class="panel muted">{t('help.staff.missesNone')}</p>
      ) : (
        <div class="figure-scroll">
          <table class="figure-table">
            <thead>
              <tr>
                <th scope="col">{t('help.staff.words')}</th>
                <th scope="col" class="number">
                  {t('help.staff.times')}
                </th>
                <th scope="col" class="number">
                  {t('help.staff.last')}
                </th>
              </tr>
            </thead>
            <tbody>
              {misses.map(({ words, times, lastAt }) => (
                <tr key={words}>
                  <th scope="row">{words}</th>
                  <td class="number">{times}</td>
                  <td class="number">
                    <Timestamp at={lastAt} isDateOnly />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** "83 % of 12", or a dash where nobody said anything. */
function shareOf({ yes, no }: JudgedHelp['current']): string {
  const all = yes + no;
  return all === 0 ? '–' : `${Math.round((yes / all) * 100)} % of ${all}`;
}
