import type { Suggestion } from './auto-answers.ts';

/** By what a draft remembers that its member was shown a suggestion. */
export function seenOf({ articles, answers }: Suggestion): string[] {
  return [...articles.map(({ slug }) => articleKey(slug)), ...answers.map(({ id }) => answerKey(id))];
}

/** What of a suggestion the member has not been shown. */
export function unseen({ articles, answers }: Suggestion, seen: readonly string[]): Suggestion {
  return {
    articles: articles.filter(({ slug }) => !seen.includes(articleKey(slug))),
    answers: answers.filter(({ id }) => !seen.includes(answerKey(id))),
  };
}

function articleKey(slug: string): string {
  return `article:${slug}`;
}

function answerKey(id: string): string {
  return `answer:${id}`;
}
