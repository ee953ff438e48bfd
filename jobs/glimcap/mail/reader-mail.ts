import type { ReaderLetter } from '#domain/glimcap/mail/readers.ts';
import type { Mail } from '#domain/mailer.ts';
import { htmlButton, htmlHeading, htmlLink, htmlParagraph, mailHtml } from '../../mail/mail-html.ts';
import { mailWords } from '../../mail/mail-words.ts';
import { confirmUrl, leaveUrl } from './links.ts';

/** The answer to somebody who asked for the reports: a link that confirms, or that there is nothing to do. */
export function readerMail(letter: ReaderLetter, publicUrl: string): Mail {
  return letter.kind === 'confirm' ? confirmMail(letter, publicUrl) : knownMail(letter, publicUrl);
}

function confirmMail({ reader, token }: ReaderLetter, publicUrl: string): Mail {
  const [url, subject] = [confirmUrl(token, publicUrl), mailWords('confirm.subject')];
  const asked = mailWords('confirm.asked');
  const small = [mailWords('confirm.until', { date: dayOf(reader.confirmUntil) }), mailWords('confirm.ignore')];
  return {
    id: `confirm.${reader.id}.${reader.askedAt.getTime()}`,
    to: reader.address,
    subject,
    text: `${[asked, `${mailWords('confirm.button')}:\n${url}`, ...small].join('\n\n')}\n`,
    html: mailHtml({
      title: subject,
      body: [htmlHeading(subject), htmlParagraph(asked), htmlButton(url, mailWords('confirm.button'))].join('\n'),
      footer: small.map(htmlParagraph).join('\n'),
    }),
  };
}

function knownMail({ reader, token }: ReaderLetter, publicUrl: string): Mail {
  const [url, subject] = [`${publicUrl}/glimcap`, mailWords('known.subject')];
  const leave = leaveUrl(token, publicUrl);
  const asked = mailWords('known.asked');
  return {
    id: `known.${reader.id}.${reader.askedAt.getTime()}`,
    to: reader.address,
    subject,
    text: `${[asked, `${mailWords('known.button')}:\n${url}`, mailWords('footer.leaveUrl', { url: leave })].join('\n\n')}\n`,
    html: mailHtml({
      title: subject,
      body: [htmlHeading(subject), htmlParagraph(asked), htmlButton(url, mailWords('known.button'))].join('\n'),
      footer: htmlLink(leave, mailWords('footer.leave')),
    }),
  };
}

function dayOf(instant: Date | null | undefined): string {
  return instant?.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' }) ?? '';
}
