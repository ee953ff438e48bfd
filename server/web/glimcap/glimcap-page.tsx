import type { GlimcapData } from '../page-data.ts';
import { useApp } from '../ui/app-context.ts';
import { Layout } from '../ui/layout.tsx';
import { utcDate } from '../ui/timestamp.tsx';
import { glimcapHtml } from './glimcap-html.ts';

/** `/glimcap/:number`: one week's report. */
export function GlimcapPage({ report }: GlimcapData) {
  const { t } = useApp();
  const html = { __html: glimcapHtml(report.html) };
  return (
    <Layout>
      <article class="report">
        <header class="report-head">
          <p class="eyebrow">
            {t('glimcap.title')} {t('glimcap.number', { number: report.number })}
          </p>
          <h1>{report.title}</h1>
          <p class="muted">
            <time dateTime={report.publishedAt}>
              {t('glimcap.byline', { date: utcDate(report.publishedAt), author: report.author })}
            </time>
          </p>
        </header>
        <div class="prose" dangerouslySetInnerHTML={html} />
        <p>
          <a href="/glimcap">← {t('glimcap.all')}</a>
        </p>
      </article>
    </Layout>
  );
}
