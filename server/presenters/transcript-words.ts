import germanSupport from '../../locales/de/support.json' with { type: 'json' };
import germanTickets from '../../locales/de/tickets.json' with { type: 'json' };
import support from '../../locales/en/support.json' with { type: 'json' };
import tickets from '../../locales/en/tickets.json' with { type: 'json' };
import { LANGUAGES, type Language } from '../../locales/languages.ts';
import { createTranslateOver, type Keys, type Translate } from '../../locales/translate.ts';

/** What a transcript says itself, beside what people wrote. */
export interface TranscriptWords {
  support: Translate<Keys<typeof support>>;
  tickets: Translate<Keys<typeof tickets>>;
}

const OWN = { en: { support, tickets }, de: { support: germanSupport, tickets: germanTickets } };
const WORDS = new Map<Language, TranscriptWords>(LANGUAGES.map((language) => [language, wordsOf(language)]));

export function transcriptWords(language: Language): TranscriptWords {
  return WORDS.get(language) ?? wordsOf(language);
}

function wordsOf(language: Language): TranscriptWords {
  const own = OWN[language];
  return {
    support: createTranslateOver(support, { words: own.support, language }),
    tickets: createTranslateOver(tickets, { words: own.tickets, language }),
  };
}
