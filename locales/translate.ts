import { createInstance } from 'i18next';

/** Every key of a word file, plurals (`viewers_one`, `viewers_other`) by their common name. */
export type Keys<Words, Path extends string = ''> = {
  [Key in keyof Words & string]: Words[Key] extends string
    ? `${Path}${WithoutPlural<Key>}`
    : Keys<Words[Key], `${Path}${Key}.`>;
}[keyof Words & string];
type WithoutPlural<Key extends string> = Key extends `${infer Base}_${'zero' | 'one' | 'other'}` ? Base : Key;

/** Looks up a sentence and fills its `{{values}}`; `count` chooses the plural. */
export type Translate<Key extends string> = (key: Key, values?: Record<string, string | number>) => string;

/**
 * The sentences of one word file. Values are put in as they are: who shows a
 * sentence escapes for where it is shown.
 */
export function createTranslate<Words extends object>(words: Words, language = 'en'): Translate<Keys<Words>> {
  const instance = createInstance({
    lng: language,
    fallbackLng: 'en',
    initAsync: false,
    resources: { en: { translation: words } },
    interpolation: { escapeValue: false },
  });
  // With its resources at hand and initAsync off, i18next is ready when init returns.
  void instance.init();
  return (key, values) => {
    // Widened: i18next's own key types know only one set of resources a program.
    const path: string = key;
    return instance.t(path, values ?? {});
  };
}
