import helpInGerman from '../../locales/de/help.json' with { type: 'json' };
import webInGerman from '../../locales/de/web.json' with { type: 'json' };
import help from '../../locales/en/help.json' with { type: 'json' };
import web from '../../locales/en/web.json' with { type: 'json' };
import type { Language } from '../../locales/languages.ts';
import {
  createTranslate,
  createTranslateOver,
  type Keys,
  type Translate as TranslateOf,
} from '../../locales/translate.ts';

/** What the guides are sorted by is said in Discord too. */
const english = { ...web, help: { ...web.help, category: help.category } };
/** What members read; pages for staff and the reports are English. */
const german = { ...webInGerman, help: { ...webInGerman.help, category: helpInGerman.category } };

export type WordKey = Keys<typeof english>;
export type Translate = TranslateOf<WordKey>;

/** The words of the web pages. Escaping is left to Preact. */
export function webWords(language: Language = 'en'): Translate {
  if (language === 'en') return createTranslate(english);
  return createTranslateOver(english, { words: german, language });
}
