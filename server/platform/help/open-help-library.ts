import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HELP_CATEGORIES, type HelpArticle } from '#domain/support/help/help-article.ts';
import type { HelpLibrary } from '#domain/support/help/help-library.ts';
import { HelpArticleError } from './help-article-error.ts';
import { HelpIndex } from './help-index.ts';
import { pngSize } from './png-size.ts';
import { readArticle } from './read-article.ts';

/** Where the guides are written. */
const HELP_DIR = join(import.meta.dirname, '../../../docs/help');
export const HELP_IMAGE_DIR = join(HELP_DIR, 'images');
const FILE = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/;

/**
 * Reads every guide and builds what finds them.
 * @throws HelpArticleError which names the file and the line
 */
export function openHelpLibrary(dir = HELP_DIR): HelpLibrary {
  const articles = readdirSync(dir)
    .flatMap((name) => FILE.exec(name)?.[1] ?? [])
    .map((slug) => readArticle({ slug, ...sourceOf(dir, slug) }))
    .sort(byPlace);
  checkNames(articles);
  const index = new HelpIndex(articles);
  return {
    articles,
    search: (words, options) => index.search(words, options),
    suggest: (text, options) => index.suggest(text, options),
  };
}

function sourceOf(dir: string, slug: string) {
  return {
    text: readFileSync(join(dir, `${slug}.md`), 'utf8'),
    file: fileOf(slug),
    imageSize(name: string) {
      const path = join(dir, 'images', name);
      return existsSync(path) ? pngSize(readFileSync(path)) : null;
    },
  };
}

function byPlace(a: HelpArticle, b: HelpArticle): number {
  const rank = ({ category }: HelpArticle) => HELP_CATEGORIES.indexOf(category);
  return rank(a) - rank(b) || a.order - b.order || a.slug.localeCompare(b.slug);
}

/** Each name means one article, and what is named is there. */
function checkNames(articles: readonly HelpArticle[]): void {
  const slugs = new Set(articles.map(({ slug }) => slug));
  const taken = new Set(slugs);
  for (const { slug, related, aliases } of articles) {
    const wrong = (problem: string) => new HelpArticleError({ file: fileOf(slug), line: 1 }, problem);
    const missing = related.find((each) => !slugs.has(each) || each === slug);
    if (missing) throw wrong(`related: there is no other article ${missing}`);
    for (const alias of aliases) {
      if (taken.has(alias)) throw wrong(`aliases: ${alias} is the name of another article`);
      taken.add(alias);
    }
  }
}

function fileOf(slug: string): string {
  return `docs/help/${slug}.md`;
}
