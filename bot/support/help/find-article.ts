import type { HelpArticle } from '#domain/support/help/help-article.ts';
import type { BotContext } from '../../context.ts';

/** The article that is meant: chosen from the list, named by its address or its title, or the only one that fits. */
export function findArticle(asked: string, { help }: Pick<BotContext, 'help'>): HelpArticle | null {
  const named = help.find(asked.toLowerCase());
  if (named) return named;
  const found = help.search(asked, { limit: 2 }).map(({ article }) => article);
  const titled = found.find(({ title }) => title.toLowerCase() === asked.toLowerCase());
  return titled ?? (found.length === 1 ? (found[0] ?? null) : null);
}
