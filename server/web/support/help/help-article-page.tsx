import { Html } from '../../glimcap/html.tsx';
import { useApp } from '../../ui/app-context.ts';
import { Layout } from '../../ui/layout.tsx';
import { HelpFeedback } from './help-feedback.tsx';
import { HelpSearch } from './help-search.tsx';
import type { HelpArticleView } from './help-types.ts';
import { VideoEmbed } from './video-embed.tsx';

/** `/help/:slug` */
export function HelpArticlePage({ article }: { article: HelpArticleView }) {
  const { t, language } = useApp();
  const { title, summary, category, audience, blocks } = article;
  const guideLanguage = language === 'en' ? undefined : 'en';
  return (
    <Layout isWide>
      <div class="help">
        <nav class="help-path" aria-label={t('help.title')}>
          <a href="/help">{t('help.article.all')}</a>
          <a href={`/help#${category}`}>{t(`help.category.${category}`)}</a>
        </nav>
        <article class="help-article">
          <header class="help-head">
            {language !== 'en' && <p class="muted">{t('help.inEnglish')}</p>}
            <h1 lang={guideLanguage}>{title}</h1>
            <p class="help-summary" lang={guideLanguage}>
              {summary}
            </p>
            {audience !== 'everyone' && <span class="chip">{t(`help.audience.${audience}`)}</span>}
            <FoldedContents {...article} />
          </header>
          <div lang={guideLanguage}>
            {blocks.map((block, index) =>
              block.kind === 'html' ? (
                <Html key={index} html={block.html} />
              ) : (
                <VideoEmbed key={index} video={block.video} />
              ),
            )}
          </div>
          <HelpFeedback article={article} />
        </article>
        <aside class="help-side">
          <Contents {...article} />
          <Related {...article} />
          <HelpSearch />
        </aside>
      </div>
    </Layout>
  );
}

function Contents({ contents }: Pick<HelpArticleView, 'contents'>) {
  const { t } = useApp();
  if (contents.length < 2) return null;
  return (
    <nav class="help-contents" aria-label={t('help.article.contents')}>
      <h2>{t('help.article.contents')}</h2>
      <ContentsList contents={contents} />
    </nav>
  );
}

/** On a phone, where there is no place beside the text. */
function FoldedContents({ contents }: Pick<HelpArticleView, 'contents'>) {
  const { t } = useApp();
  if (contents.length < 2) return null;
  return (
    <details class="help-contents help-contents-narrow">
      <summary>{t('help.article.contents')}</summary>
      <ContentsList contents={contents} />
    </details>
  );
}

function ContentsList({ contents }: Pick<HelpArticleView, 'contents'>) {
  return (
    <ul class="help-contents-list">
      {contents.map(({ id, title, level }) => (
        <li key={id} class={level > 2 ? 'help-contents-deep' : undefined}>
          <a href={`#${id}`}>{title}</a>
        </li>
      ))}
    </ul>
  );
}

function Related({ related }: Pick<HelpArticleView, 'related'>) {
  const { t } = useApp();
  if (related.length === 0) return null;
  return (
    <nav class="help-related" aria-label={t('help.article.related')}>
      <h2>{t('help.article.related')}</h2>
      <ul>
        {related.map(({ slug, title }) => (
          <li key={slug}>
            <a href={`/help/${slug}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
