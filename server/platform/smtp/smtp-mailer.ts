import { createTransport } from 'nodemailer';
import type { Mail, Mailer } from '#domain/mailer.ts';
import type { Config } from '../config.ts';
import { readMailFrom } from './mail-from.ts';
import { smtpOptions } from './smtp-options.ts';
import { smtpOutcome } from './smtp-outcome.ts';

export interface SmtpMailer extends Mailer {
  close(): void;
}

/** Hands mails to the mail server of SMTP_URL; null where there is none. */
export function smtpMailer({
  SMTP_URL,
  MAIL_FROM,
  SUPPORT_MAIL,
}: Pick<Config, 'SMTP_URL' | 'MAIL_FROM' | 'SUPPORT_MAIL'>): SmtpMailer | null {
  const from = readMailFrom(MAIL_FROM ?? '');
  if (!SMTP_URL || !from) return null;
  const supportFrom = readMailFrom(SUPPORT_MAIL ?? '') ?? from;
  const host = from.address.slice(from.address.lastIndexOf('@') + 1);
  const transport = createTransport({ ...smtpOptions(SMTP_URL), disableFileAccess: true, disableUrlAccess: true });

  return {
    async send(mail) {
      const sender = mail.conversation ? supportFrom : from;
      try {
        await transport.sendMail({
          from: sender,
          // An object is taken as one address, whatever stands in it.
          to: { name: '', address: mail.to },
          envelope: { from: sender.address, to: [mail.to] },
          messageId: `<${mail.id}@${host}>`,
          subject: oneLine(mail.subject),
          text: mail.text,
          html: mail.html,
          headers: headersOf(mail),
          ...(mail.conversation?.inReplyTo && {
            inReplyTo: `<${mail.conversation.inReplyTo}>`,
            references: `<${mail.conversation.inReplyTo}>`,
          }),
          ...(mail.list && { list: { id: { url: `${mail.list.id}.${host}`, comment: oneLine(mail.list.name) } } }),
          xMailer: false,
        });
        return { kind: 'taken' };
      } catch (error) {
        return smtpOutcome(error);
      }
    },
    close: () => transport.close(),
  };
}

/**
 * RFC 3834: nobody answers a machine. RFC 8058: a list is left with one click.
 */
function headersOf({ list, conversation }: Mail): Record<string, string> {
  if (conversation) return conversation.isAutomatic ? { 'Auto-Submitted': 'auto-replied' } : {};
  const always = { 'Auto-Submitted': 'auto-generated' };
  if (!list) return always;
  return {
    ...always,
    Precedence: 'bulk',
    'List-Unsubscribe': `<${new URL(list.leaveUrl).href}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
