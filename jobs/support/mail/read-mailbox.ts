import type { Mailbox, MailParser } from '#domain/support/mail/parsed-mail.ts';
import type { Job } from '../../job.ts';

interface Parts {
  mailbox: Mailbox;
  parser: MailParser;
}

/** Looks every minute for mails to the support address. One that fails is left in the mailbox, and comes again. */
export function readMailbox({ mailbox, parser }: Parts): Job {
  return {
    name: 'read-support-mailbox',
    schedule: '* * * * *',

    async run({ supportMail, log }) {
      const taken = await mailbox.takeNew(async (raw) => {
        const mail = await supportMail.receive(await parser.parse(raw));
        if (mail.reason) log.info({ mailId: mail.id, reason: mail.reason }, 'mail to support ignored');
      });
      if (taken > 0) log.info({ taken }, 'mails to support taken');
    },
  };
}
