import { createInstance } from 'i18next';
import english from '../../locales/en/web.json' with { type: 'json' };

/** Every key of the word file, plurals (`viewers_one`, `viewers_other`) by their common name. */
export type WordKey = Keys<typeof english>;

/** Looks up a sentence and fills its `{{values}}`; `count` chooses the plural. */
export type Translate = (key: WordKey, values?: Record<string, string | number>) => string;

type Keys<Words, Path extends string = ''> = {
  [Key in keyof Words & string]: Words[Key] extends string
    ? `${Path}${WithoutPlural<Key>}`
    : Keys<Words[Key], `${Path}${Key}.`>;
}[keyof Words & string];
type WithoutPlural<Key extends string> = Key extends `${infer Base}_${'zero' | 'one' | 'other'}` ? Base : Key;

/** The words of the web pages. Escaping is left to Preact. */
export function createTranslate(language = 'en'): Translate {
  const words = createInstance({
    lng: language,
    fallbackLng: 'en',
    initAsync: false,
    resources: { en: { translation: english } },
    interpolation: { escapeValue: false },
  });
  // With its resources at hand and initAsync off, i18next is ready when init returns.
  void words.init();
  return (key, values) => words.t(key, values ?? {});
}
