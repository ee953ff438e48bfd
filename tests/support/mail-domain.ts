import { type SmtpMailer, smtpMailer } from '#platform/smtp/smtp-mailer.ts';
import { openTestDomain, type TestDomain } from './domain.ts';
import { openMailServer, type TestMailServer } from './mail-server.ts';

/** A domain that sends its mails to a server of the test's own. */
export interface MailDomain extends TestDomain {
  server: TestMailServer;
  mailer: SmtpMailer;
}

/** Opens both; `close` ends them. */
export async function openMailDomain(): Promise<MailDomain> {
  const domain = await openTestDomain({ canMail: true });
  const server = await openMailServer();
  const mailer = smtpMailer({ SMTP_URL: server.url, MAIL_FROM: 'Glim <news@mail.glim.example>' });
  if (!mailer) throw new Error('no mailer');
  return {
    ...domain,
    server,
    mailer,
    async close() {
      mailer.close();
      await server.close();
      await domain.close();
    },
  };
}

/** As before anything was published or asked for. */
export async function clearMailDomain({ clock, database, server }: MailDomain): Promise<void> {
  clock.set('2021-05-05T12:00:00Z');
  server.received.length = 0;
  server.refusals.clear();
  await database.pool.query(
    'truncate glimcap_report, glimcap_reader, metric_sample cascade; delete from graphile_worker._private_jobs',
  );
}
