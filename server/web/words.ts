import help from '../../locales/en/help.json' with { type: 'json' };
import web from '../../locales/en/web.json' with { type: 'json' };
import { createTranslate, type Keys, type Translate as TranslateOf } from '../../locales/translate.ts';

/** What the guides are sorted by is said in Discord too. */
const english = { ...web, help: { ...web.help, category: help.category } };

export type WordKey = Keys<typeof english>;
export type Translate = TranslateOf<WordKey>;

/** The words of the web pages. Escaping is left to Preact. */
export function webWords(language = 'en'): Translate {
  return createTranslate(english, language);
}
