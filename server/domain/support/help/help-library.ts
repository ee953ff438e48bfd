import type { HelpArticle, HelpSection } from './help-article.ts';

/** A piece of a text; `isHit` where it is what was looked for. */
export interface SnippetPart {
  text: string;
  isHit: boolean;
}

/** An article that fits, and where it does. */
export interface HelpHit {
  article: HelpArticle;
  section: HelpSection;
  snippet: SnippetPart[];
}

/** The guides and what finds them, implemented outside the domain. */
export interface HelpLibrary {
  /** By category and place. */
  readonly articles: readonly HelpArticle[];
  /** The best first. Words may be begun or mistyped. */
  search(words: string, options: { limit: number }): HelpHit[];
  /** What answers a text that was not written to find something: a ticket. Only what fits well. */
  suggest(text: string, options: { limit: number }): HelpArticle[];
}
