import type { ReaderLetter } from '#domain/glimcap/mail/readers.ts';
import type { Mail } from '#domain/mailer.ts';
import { type Language, languageOf } from '../../../locales/languages.ts';
import { htmlButton, htmlHeading, htmlLink, htmlParagraph, mailHtml } from '../../mail/mail-html.ts';
import { mailWordsIn } from '../../mail/mail-words.ts';
import { confirmUrl, leaveUrl } from './links.ts';

/** Whose dates our English has. */
const DATES: Record<Language, string> = { en: 'en-GB', de: 'de' };

/** The answer to somebody who asked for the reports: a link that confirms, or that there is nothing to do. */
export function readerMail(letter: ReaderLetter, publicUrl: string): Mail {
  return letter.kind === 'confirm' ? confirmMail(letter, publicUrl) : knownMail(letter, publicUrl);
}

function confirmMail({ reader, token }: ReaderLetter, publicUrl: string): Mail {
  const language = languageOf(reader.language);
  const say = mailWordsIn(language);
  const [url, subject] = [confirmUrl(token, publicUrl), say('confirm.subject')];
  const asked = say('confirm.asked');
  const small = [say('confirm.until', { date: dayOf(reader.confirmUntil, language) }), say('confirm.ignore')];
  return {
    id: `confirm.${reader.id}.${reader.askedAt.getTime()}`,
    to: reader.address,
    subject,
    text: `${[asked, `${say('confirm.button')}:\n${url}`, ...small].join('\n\n')}\n`,
    html: mailHtml({
      language,
      title: subject,
      body: [htmlHeading(subject), htmlParagraph(asked), htmlButton(url, say('confirm.button'))].join('\n'),
      footer: small.map(htmlParagraph).join('\n'),
    }),
  };
}

function knownMail({ reader, token }: ReaderLetter, publicUrl: string): Mail {
  const language = languageOf(reader.language);
  const say = mailWordsIn(language);
  const [url, subject] = [`${publicUrl}/glimcap`, say('known.subject')];
  const leave = leaveUrl(token, publicUrl);
  const asked = say('known.asked');
  return {
    id: `known.${reader.id}.${reader.askedAt.getTime()}`,
    to: reader.address,
    subject,
    text: `${[asked, `${say('known.button')}:\n${url}`, say('footer.leaveUrl', { url: leave })].join('\n\n')}\n`,
    html: mailHtml({
      language,
      title: subject,
      body: [htmlHeading(subject), htmlParagraph(asked), htmlButton(url, say('known.button'))].join('\n'),
      footer: htmlLink(leave, say('footer.leave')),
    }),
  };
}

function dayOf(instant: Date | null | undefined, language: Language): string {
  return instant?.toLocaleDateString(DATES[language], { dateStyle: 'long', timeZone: 'UTC' }) ?? '';
}
