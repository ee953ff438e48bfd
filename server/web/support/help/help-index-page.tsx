import { useApp } from '../../ui/app-context.ts';
import { Layout } from '../../ui/layout.tsx';
import { FoundList } from './found-list.tsx';
import { HelpSearch } from './help-search.tsx';
import type { HelpIndexView } from './help-types.ts';

/** `/help`: all guides by category, or what was found in them. */
export function HelpIndexPage({ index }: { index: HelpIndexView }) {
  const { t, language } = useApp();
  const { q, categories } = index;
  return (
    <Layout isWide>
      <header class="help-hero">
        <h1>{t('help.title')}</h1>
        <p class="muted">
          {t('help.intro')} {language !== 'en' && t('help.inEnglish')}
        </p>
        <HelpSearch q={q} />
      </header>
      {q === '' ? <Categories categories={categories} /> : <FoundList {...index} />}
    </Layout>
  );
}

function Categories({ categories }: Pick<HelpIndexView, 'categories'>) {
  const { t, language } = useApp();
  return (
    <div class="help-categories">
      {categories.map(({ category, articles }) => (
        <section key={category} class="panel" id={category}>
          <h2>{t(`help.category.${category}`)}</h2>
          <ul class="help-links" lang={language === 'en' ? undefined : 'en'}>
            {articles.map(({ slug, title, summary }) => (
              <li key={slug}>
                <a href={`/help/${slug}`}>{title}</a>
                <p class="muted">{summary}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
