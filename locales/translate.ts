import { createInstance, type i18n } from 'i18next';

/** Every key of a word file, plurals (`viewers_one`, `viewers_other`) by their common name. */
export type Keys<Words, Path extends string = ''> = {
  [Key in keyof Words & string]: Words[Key] extends string
    ? `${Path}${WithoutPlural<Key>}`
    : Keys<Words[Key], `${Path}${Key}.`>;
}[keyof Words & string];
type WithoutPlural<Key extends string> = Key extends `${infer Base}_${'zero' | 'one' | 'other'}` ? Base : Key;

/** What a sentence is filled with. */
export type Values = Record<string, string | number>;

/** Looks up a sentence and fills its `{{values}}`; `count` chooses the plural, `{{count, number}}` writes it as the language does. */
export type Translate<Key extends string> = (key: Key, values?: Values) => string;

/**
 * The sentences of one word file, which are in one language. Values are put in as
 * they are: who shows a sentence escapes for where it is shown.
 */
export function createTranslate<Words extends object>(words: Words, language = 'en'): Translate<Keys<Words>> {
  return translateWith(sentences(words, language));
}

/** The same in another language, and in English where that lacks a sentence. */
export function createTranslateOver<Words extends object>(
  english: Words,
  { words, language }: { words: object; language: string },
): Translate<Keys<Words>> {
  return translateWith(sentences(words, language, english));
}

function translateWith<Key extends string>(instance: i18n): Translate<Key> {
  return (key, values) => {
    // Widened: i18next's own key types know only one set of resources a program.
    const path: string = key;
    return instance.t(path, values ?? {});
  };
}

/** A word file whose keys are not known to the types. @returns the sentence, or null when there is none or a value for it is missing */
export function createFind(words: object, language: string): (key: string, values?: Values) => string | null {
  const instance = sentences(words, language);
  return (key, values = {}) => {
    if (!instance.exists(key, values)) return null;
    const sentence = instance.t(key, values);
    return sentence.includes('{{') ? null : sentence;
  };
}

function sentences(words: object, language: string, english?: object): i18n {
  const instance = createInstance({
    lng: language,
    fallbackLng: english ? 'en' : false,
    initAsync: false,
    resources: { ...(english && { en: { translation: english } }), [language]: { translation: words } },
    interpolation: { escapeValue: false },
  });
  // With its resources at hand and initAsync off, i18next is ready when init returns.
  void instance.init();
  return instance;
}
