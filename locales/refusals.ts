import german from './de/refusals.json' with { type: 'json' };
import { LANGUAGES, type Language } from './languages.ts';
import { createFind, type Values } from './translate.ts';

/** A refusal's sentence by its code; null where the language lacks it, or a value for it. */
export type FindRefusal = (code: string, values?: Values) => string | null;

/** What the domain says in English; each other language says it by the code. */
const WORDS: Record<Language, Record<string, string>> = { en: {}, de: german };
const FINDS = new Map<Language, FindRefusal>(
  LANGUAGES.map((language) => [language, createFind(WORDS[language], language)]),
);

export function refusalsIn(language: Language): FindRefusal {
  return FINDS.get(language) ?? (() => null);
}
