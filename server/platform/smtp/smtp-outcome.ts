import type { MailOutcome } from '#domain/mailer.ts';

/** What nodemailer tells of a failure. */
interface SmtpFailure {
  code: string;
  responseCode?: number;
  response?: string;
  command?: string;
}

/** RFC 3463: 5.7.x is about who sends and what, 5.2.2 is a mailbox that is full for now. Neither says that there is no such mailbox. */
const NOT_ABOUT_THE_MAILBOX = /^\d{3}[ -]5\.(7\.\d+|2\.2)\b/;

/**
 * What became of a mail whose sending failed. Only the server's final word on a recipient is about the address; what it
 * says to MAIL FROM, to our credentials, or not at all, is the operator's to mend while the mail waits.
 * @throws what did not come from the mail server
 */
export function smtpOutcome(error: unknown): MailOutcome {
  if (!isSmtpFailure(error)) throw error;
  const { responseCode = 0, response = '', command } = error;
  const reason = describe(error);
  const isFinal = responseCode >= 500 && responseCode < 600;
  if (!isFinal) return { kind: 'delayed', reason };
  if (command === 'RCPT TO')
    return { kind: NOT_ABOUT_THE_MAILBOX.test(response) ? 'mail_refused' : 'address_refused', reason };
  if (command === 'DATA') return { kind: 'mail_refused', reason };
  return { kind: 'delayed', reason };
}

/** In one line, and without addresses: servers like to repeat them. */
function describe({ code, command = '', response = '' }: SmtpFailure): string {
  const words = [code, command.replace(/^AUTH .*/, 'AUTH'), response].filter((word) => word !== '').join(' ');
  return words
    .replaceAll(/\S*@\S*/g, '(address)')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .slice(0, 300);
}

function isSmtpFailure(error: unknown): error is SmtpFailure {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
