import MiniSearch, { type SearchOptions, type SearchResult } from 'minisearch';
import type { HelpArticle, HelpSection } from '#domain/support/help/help-article.ts';
import type { HelpHit } from '#domain/support/help/help-library.ts';
import { searchTerm, searchWords } from './search-terms.ts';
import { snippetOf } from './snippet.ts';

/** Longer questions are cut: what strangers type must not keep a process busy. */
const ASKED_MAX = 200;
const ASKED_WORDS_MAX = 12;
const TOLD_MAX = 1_000;
const TOLD_WORDS_MAX = 60;
/** Short words mistyped are other words. */
const MISTYPED_MIN = 4;
const BEGUN_MIN = 2;
/** A suggestion is nothing to search for: one shared word, or far less than the best one shares, is chance. */
const SHARED_MIN = 2;
const NEAR_THE_BEST = 0.5;

interface Place {
  id: number;
  article: HelpArticle;
  section: HelpSection;
}

/** Finds articles by the sections that they are made of. Built once; searching changes nothing. */
export class HelpIndex {
  readonly #places: Place[];
  readonly #index: MiniSearch;
  /** Every word of the articles, as it is looked up. */
  readonly #known = new Set<string>();

  constructor(articles: readonly HelpArticle[]) {
    this.#places = articles
      .flatMap((article) => article.sections.map((section) => ({ article, section })))
      .map((place, id) => ({ ...place, id }));
    this.#index = new MiniSearch({
      fields: ['title', 'keywords', 'summary', 'heading', 'text'],
      tokenize: searchWords,
      processTerm: (word) => {
        const term = searchTerm(word);
        if (term !== null) this.#known.add(term);
        return term;
      },
      searchOptions: {
        processTerm: (word) => this.#mended(searchTerm(word)),
        boost: { title: 6, keywords: 3, heading: 2, summary: 2 },
        weights: { fuzzy: 0.4, prefix: 0.6 },
        fuzzy: (term) => (term.length >= MISTYPED_MIN ? 0.2 : false),
        maxFuzzy: 2,
      },
    });
    this.#index.addAll(
      this.#places.map(({ id, article, section }) => ({
        ...{ id, title: article.title, summary: article.summary, keywords: article.keywords.join(' ') },
        ...{ heading: section.title, text: section.text },
      })),
    );
  }

  search(words: string, { limit }: { limit: number }): HelpHit[] {
    const asked = searchWords(words.slice(0, ASKED_MAX)).slice(0, ASKED_WORDS_MAX).join(' ');
    const prefix: SearchOptions = { prefix: (term) => term.length >= BEGUN_MIN };
    const all = this.#index.search(asked, { ...prefix, combineWith: 'AND' });
    // One word too many finds nothing in any one section: then what fits most of them is better than nothing.
    const found = all.length > 0 ? all : this.#index.search(asked, { ...prefix, combineWith: 'OR' });
    return this.#bestOfEach(found)
      .slice(0, limit)
      .map(({ result, place }) => hitOf(result, place));
  }

  suggest(text: string, { limit }: { limit: number }): HelpArticle[] {
    const told = searchWords(text.slice(0, TOLD_MAX)).slice(0, TOLD_WORDS_MAX);
    const terms = new Set(told.flatMap((word) => searchTerm(word) ?? []));
    const shared = Math.min(SHARED_MIN, terms.size);
    const found = this.#index
      .search([...terms].join(' '), { combineWith: 'OR' })
      .filter(({ queryTerms }) => new Set(queryTerms).size >= shared);
    const best = found[0]?.score ?? 0;
    return this.#bestOfEach(found.filter(({ score }) => score >= best * NEAR_THE_BEST))
      .slice(0, limit)
      .map(({ place }) => place.article);
  }

  /** Two letters in the wrong order are two mistakes to an index and one to a hand: they are put right first. */
  #mended(term: string | null): string | null {
    if (term === null || term.length < MISTYPED_MIN || this.#known.has(term)) return term;
    return swaps(term).find((swapped) => this.#known.has(swapped)) ?? term;
  }

  /** Each article once, in its best place. */
  #bestOfEach(found: readonly SearchResult[]): { result: SearchResult; place: Place }[] {
    const bySlug = new Map<string, { result: SearchResult; place: Place }>();
    for (const result of found) {
      const place = this.#places[Number(result.id)];
      if (place && !bySlug.has(place.article.slug)) bySlug.set(place.article.slug, { result, place });
    }
    return [...bySlug.values()];
  }
}

function swaps(term: string): string[] {
  return Array.from(term.slice(1), (letter, at) => term.slice(0, at) + letter + term[at] + term.slice(at + 2));
}

function hitOf({ terms }: SearchResult, { article, section }: Place): HelpHit {
  const isHit = (word: string) => terms.includes(searchTerm(word) ?? '');
  const isInText = searchWords(section.text).some(isHit);
  return { article, section, snippet: snippetOf(isInText ? section.text : article.summary, isHit) };
}
