import type { Mail } from '#domain/mailer.ts';
import type { MailReply } from '#domain/support/mail/mail-reply.entity.ts';
import { mailIdOf } from '#domain/support/mail/message-ids.ts';
import { WRITE_ABOVE } from '#domain/support/mail/new-words.ts';
import type { TicketMail } from '#domain/support/mail/ticket-mail.entity.ts';
import { RETENTION_DAYS } from '#domain/support/retention.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { Language } from '../../../locales/languages.ts';
import { htmlParagraph, mailHtml } from '../../mail/mail-html.ts';
import { mailWordsIn } from '../../mail/mail-words.ts';

/** What a mail of ours is made of. */
interface Answered {
  reply: Pick<MailReply, 'id' | 'kind' | 'text'> & { ticket: Pick<Ticket, 'id'> };
  ticket: Pick<Ticket, 'number'>;
  mail: Pick<TicketMail, 'address' | 'subject' | 'lastMessageId'>;
}

/**
 * A mail of ours in a ticket: what staff said, or that the ticket was opened or closed.
 * @param more paragraphs below that
 */
export function answerMail(
  { reply, ticket, mail }: Answered,
  { language, more = [] }: { language: Language; more?: readonly string[] },
): Mail {
  const say = mailWordsIn(language);
  const { number } = ticket;
  const words = { number, days: RETENTION_DAYS };
  const said = reply.kind === 'answer' ? reply.text : say(`support.${reply.kind}`, words);
  const paragraphs = [WRITE_ABOVE[language], said, ...more, `-- \n${say('support.footer', words)}`];
  return {
    id: mailIdOf(reply),
    to: mail.address,
    subject: `Re: [#${number}] ${mail.subject}`,
    text: `${paragraphs.join('\n\n')}\n`,
    html: mailHtml({ language, title: `#${number}`, body: paragraphs.map(brokenParagraph).join('\n') }),
    conversation: { inReplyTo: mail.lastMessageId ?? null, isAutomatic: reply.kind !== 'answer' },
  };
}

/** People's line breaks stay. */
function brokenParagraph(text: string): string {
  return htmlParagraph(text).replaceAll('\n', '<br>');
}
