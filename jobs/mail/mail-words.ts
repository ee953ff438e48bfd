import english from '../../locales/en/mail.json' with { type: 'json' };
import { createTranslate } from '../../locales/translate.ts';

/** The words of our mails. */
export const mailWords = createTranslate(english);
