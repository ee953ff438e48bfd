import { DomainError } from '../../errors.ts';
import type { HelpArticle } from './help-article.ts';
import type { HelpHit, HelpLibrary } from './help-library.ts';

const SUGGESTED = 3;

interface Parts {
  helpLibrary: HelpLibrary;
}

/** The guides of the help site. */
export class Help {
  readonly #library: HelpLibrary;
  readonly #bySlug: ReadonlyMap<string, HelpArticle>;

  constructor({ helpLibrary }: Parts) {
    this.#library = helpLibrary;
    this.#bySlug = new Map(
      helpLibrary.articles.flatMap((article) =>
        [article.slug, ...article.aliases].map((slug): [string, HelpArticle] => [slug, article]),
      ),
    );
  }

  /** By category and place. */
  list(): readonly HelpArticle[] {
    return this.#library.articles;
  }

  /** By its slug, or by one that it had before: then its own slug differs from what was asked for. */
  find(slug: string): HelpArticle | null {
    return this.#bySlug.get(slug) ?? null;
  }

  /** @throws DomainError not_found `help_not_found` */
  get(slug: string): HelpArticle {
    const article = this.find(slug);
    if (article) return article;
    throw new DomainError('not_found', 'help_not_found', 'There is no help article with that name.');
  }

  /** What goes with an article: what it names, then its neighbours. */
  related({ slug, related, category }: HelpArticle, limit: number): HelpArticle[] {
    const named = related.map((each) => this.get(each));
    const neighbours = this.list().filter((each) => each.category === category && each.slug !== slug);
    return [...new Set([...named, ...neighbours])].slice(0, limit);
  }

  /** The best first. Words may be begun or mistyped. */
  search(words: string, { limit }: { limit: number }): HelpHit[] {
    return this.#library.search(words, { limit });
  }

  /** What may answer somebody before they open a ticket, best first: few or none, but only what fits well. */
  suggest(text: string, { limit = SUGGESTED }: { limit?: number } = {}): HelpArticle[] {
    return this.#library.suggest(text, { limit });
  }
}
