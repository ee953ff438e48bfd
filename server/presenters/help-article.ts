import { HELP_CATEGORIES, type HelpArticle } from '#domain/support/help/help-article.ts';
import type { HelpHit } from '#domain/support/help/help-library.ts';
import type {
  FoundHelp,
  HelpAnswer,
  HelpArticleView,
  HelpIndexView,
  HelpLink,
} from '../web/support/help/help-types.ts';
import { helpBlocks, helpImageUrl } from './help-markdown.ts';

export function presentHelpIndex(articles: readonly HelpArticle[]): HelpIndexView['categories'] {
  return HELP_CATEGORIES.map((category) => ({
    category,
    articles: articles.filter((article) => article.category === category).map(presentHelpLink),
  })).filter((each) => each.articles.length > 0);
}

export function presentHelpLink({ slug, title, summary, category }: HelpArticle): HelpLink {
  return { slug, title, summary, category };
}

export function presentFoundHelp({ article, section, snippet }: HelpHit): FoundHelp {
  return { ...presentHelpLink(article), section: section.id, snippet };
}

export function presentHelpArticle(
  article: HelpArticle,
  { related, answer }: { related: readonly HelpArticle[]; answer: HelpAnswer },
): HelpArticleView {
  const [picture] = Object.entries(article.images);
  return {
    ...presentHelpLink(article),
    audience: article.audience,
    blocks: helpBlocks(article),
    contents: article.sections.flatMap(({ id, title, level }) => (id === null ? [] : { id, title, level })),
    related: related.map(presentHelpLink),
    image: picture ? { src: helpImageUrl(picture[0]), ...picture[1] } : null,
    answer,
  };
}
