import german from '../../locales/de/mail.json' with { type: 'json' };
import english from '../../locales/en/mail.json' with { type: 'json' };
import { LANGUAGES, type Language } from '../../locales/languages.ts';
import { createTranslate, createTranslateOver, type Keys, type Translate } from '../../locales/translate.ts';

export type MailWords = Translate<Keys<typeof english>>;

const englishWords: MailWords = createTranslate(english);
const WORDS = new Map<Language, MailWords>(
  LANGUAGES.map((language) => [
    language,
    language === 'en' ? englishWords : createTranslateOver(english, { words: german, language }),
  ]),
);

/** The words of our mails. */
export function mailWordsIn(language: Language): MailWords {
  return WORDS.get(language) ?? englishWords;
}
