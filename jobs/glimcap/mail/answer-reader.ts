import type { OutboxTasks } from '#domain/outbox.ts';
import type { Task } from '../../job.ts';
import { MailDelayed } from '../../mail/mail-delayed.ts';
import { readerMail } from './reader-mail.ts';

/** Answers somebody who asked for the reports by e-mail. It may arrive twice, with the same link and Message-ID. */
export const answerReader: Task<OutboxTasks['glimcap.reader.asked']> = {
  async run({ readerId }, { glimcapReaders, mailer, publicUrl, log }) {
    if (!mailer) throw new MailDelayed('SMTP_URL is not set');
    const letter = await glimcapReaders.findLetter(readerId);
    if (!letter) return;
    const outcome = await mailer.send(readerMail(letter, publicUrl));
    if (outcome.kind === 'delayed') throw new MailDelayed(outcome.reason);
    if (outcome.kind === 'address_refused') await glimcapReaders.refused(readerId, outcome.reason);
    log.info({ readerId, kind: letter.kind, outcome: outcome.kind }, 'glimcap reader answered');
  },
};
