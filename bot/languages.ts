import { LANGUAGES, type Language, languageOf } from '../locales/languages.ts';
import { createCodedWords } from './words/coded.ts';
import { type BotWords, createBotWords } from './words.ts';

/** The bot's words in every language, built once. */
export interface Languages {
  /** The words for one of Discord's locales, such as `de` or `en-GB`; English for a language that we do not speak. */
  of(locale: string | null | undefined): BotWords;
  /** For what is written down and read later: `words.tell` says it in the reader's language. */
  codes: BotWords;
}

export function createLanguages(): Languages {
  const words = new Map<Language, BotWords>(LANGUAGES.map((language) => [language, createBotWords(language)]));
  const english = words.get('en') ?? createBotWords();
  return { codes: createCodedWords(english), of: (locale) => words.get(languageOf(locale)) ?? english };
}
