import type { HelpData } from '../../page-data.ts';
import { HelpArticlePage } from './help-article-page.tsx';
import { HelpIndexPage } from './help-index-page.tsx';

/** The page of the help site that fits the data. */
export function HelpPage({ help }: HelpData) {
  return 'article' in help ? <HelpArticlePage {...help} /> : <HelpIndexPage {...help} />;
}
