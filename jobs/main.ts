import { resolve } from 'node:path';
import { openJobRunner, type TaskHandler } from '#platform/job-runner.ts';
import { createJsonReader } from '#platform/json-reader.ts';
import { openPlatform } from '#platform/open-platform.ts';
import { runMain } from '#platform/run-main.ts';
import { smtpMailer } from '#platform/smtp/smtp-mailer.ts';
import { imapMailbox } from '#platform/support-mail/imap-mailbox.ts';
import { mailParser } from '#platform/support-mail/parse-mail.ts';
import { createJobs, tasks } from './registry.ts';
import { taskName } from './run-once.ts';
import { openScheduler } from './scheduler.ts';

await runMain(async (config) => {
  const { database, domain, lease, lifecycle, log } = await openPlatform(config, 'jobs');
  const jobs = createJobs({
    glimcap: { schedule: config.GLIMCAP_CRON, timezone: config.GLIMCAP_TIMEZONE },
    hasPayments: config.STRIPE_SECRET_KEY !== undefined,
    supportMailbox: config.IMAP_URL ? { mailbox: imapMailbox(config.IMAP_URL, log), parser: mailParser } : null,
  });
  const mailer = smtpMailer(config);
  lifecycle.onClose('mailer', () => mailer?.close());
  const context = {
    ...domain,
    now: () => new Date(),
    dataDir: resolve(config.DATA_DIR),
    http: createJsonReader({ userAgent: `glim (+${config.PUBLIC_URL})` }),
    mailer,
    publicUrl: config.PUBLIC_URL,
    settings: config,
    timeZone: config.GLIMCAP_TIMEZONE,
  };

  const scheduled = jobs.map((job): [string, TaskHandler] => [
    taskName(job),
    (payload, run) => job.run({ ...context, log: run.log, scheduledAt: scheduledAtOf(payload) }),
  ]);
  const caused = Object.entries(tasks).map(([name, task]): [string, TaskHandler] => [
    name,
    // Sound because the outbox types what is written under each name.
    (payload, run) => task.run(payload as never, { ...context, log: run.log }),
  ]);
  const runner = await openJobRunner({
    database,
    lease,
    tasks: Object.fromEntries([...scheduled, ...caused]),
    concurrency: 4,
    log,
  });
  lifecycle.onClose('job runner', () => runner.close());

  const scheduler = await openScheduler({ jobs, sql: database.pool, log, now: context.now });
  lifecycle.onClose('scheduler', () => scheduler.close());

  const missed = await database.unitOfWork(() => domain.glimcap.listMissedWeeks());
  if (missed.length > 0) log.warn({ weekEnds: missed }, 'weeks without a glimcap');

  lifecycle.ready();
});

function scheduledAtOf(payload: unknown): Date {
  const at = payload && typeof payload === 'object' && 'scheduledAt' in payload ? String(payload.scheduledAt) : '';
  return new Date(at);
}
