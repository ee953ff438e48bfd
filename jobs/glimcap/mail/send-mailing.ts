import type { MailOutcome } from '#domain/mailer.ts';
import type { OutboxTasks } from '#domain/outbox.ts';
import { languageOf } from '../../../locales/languages.ts';
import type { JobContext, Task } from '../../job.ts';
import { MailDelayed } from '../../mail/mail-delayed.ts';
import { reportMail } from './report-mail.ts';

/**
 * Sends one report to one reader, at least once. A process that dies between the mail server's answer and our note of it
 * sends again, with the same Message-ID, and says so: nobody but the mail server could know better.
 */
export const sendMailing: Task<OutboxTasks['glimcap.mailing']> = {
  async run({ mailingId }, context) {
    const { glimcapMailings, glimcapMailContent, mailer, publicUrl, log } = context;
    if (!mailer) throw new MailDelayed('SMTP_URL is not set');
    const due = await glimcapMailings.begin(mailingId);
    if (!due) return;
    if (due.mayBeSecond) log.warn({ mailingId }, 'glimcap mail may arrive twice');
    const { report, reader, leaveToken } = due;
    const language = languageOf(reader.language);
    const content = await glimcapMailContent.read(report);
    const outcome = await mailer.send(
      reportMail(content, { mailingId, address: reader.address, language, leaveToken, publicUrl }),
    );
    await note(outcome, { mailingId, readerId: reader.id, context });
  },
};

interface Sent {
  mailingId: string;
  readerId: string;
  context: Omit<JobContext, 'scheduledAt'>;
}

async function note(outcome: MailOutcome, { mailingId, readerId, context }: Sent): Promise<void> {
  const { glimcapMailings, glimcapReaders, log } = context;
  if (outcome.kind === 'taken') {
    await glimcapMailings.sent(mailingId);
    log.info({ mailingId }, 'glimcap mail sent');
    return;
  }
  const { kind, reason } = outcome;
  if (kind === 'delayed') {
    if (await glimcapMailings.delayed(mailingId, reason)) throw new MailDelayed(reason);
    log.warn({ mailingId, reason }, 'glimcap mail given up');
    return;
  }
  await glimcapMailings.refused(mailingId, reason);
  if (kind === 'address_refused') await glimcapReaders.refused(readerId, reason);
  log.warn({ mailingId, readerId, kind, reason }, 'glimcap mail refused');
}
