import type { Mailer } from '#domain/mailer.ts';
import { answerReader } from '../../jobs/glimcap/mail/answer-reader.ts';
import { prepareMailings } from '../../jobs/glimcap/mail/prepare-mailings.ts';
import { sendMailing } from '../../jobs/glimcap/mail/send-mailing.ts';
import type { JobContext } from '../../jobs/job.ts';
import { collectAnswers } from '../../jobs/support/mail/collect-answers.ts';
import { sendAnswer } from '../../jobs/support/mail/send-answer.ts';
import { silentLog } from './database.ts';
import { GLIMCAP_SETTINGS, NO_SOURCES, type TestDomain } from './domain.ts';

/** The tasks by which mails come about, each given what the queue holds. */
const TASKS = {
  'glimcap.reader.asked': answerReader,
  'glimcap.mail': prepareMailings,
  'glimcap.mailing': sendMailing,
  'ticket.mail.due': collectAnswers,
  'ticket.mail.reply': sendAnswer,
} satisfies Record<string, { run(payload: never, context: JobContext): Promise<void> }>;

interface Parts {
  mailer: Mailer | null;
  publicUrl?: string;
  log?: JobContext['log'];
}

/**
 * Runs what is in the queue of the mails, as the runner would, until nothing is left that has not been tried.
 * @returns what jobs failed with; those stay in the queue
 */
export async function runMailTasks(
  context: TestDomain,
  { mailer, publicUrl, log = silentLog }: Parts,
): Promise<string[]> {
  const inJob: JobContext = {
    ...context,
    mailer,
    publicUrl: publicUrl ?? 'http://glim.example',
    log,
    now: () => context.clock.now(),
    scheduledAt: context.clock.now(),
    http: { read: () => Promise.reject(new Error('nobody is asked here')) },
    settings: NO_SOURCES,
    timeZone: GLIMCAP_SETTINGS.timeZone,
    dataDir: '/nowhere',
  };
  const failures = new Map<string, string>();
  for (;;) {
    const { rows } = await context.database.pool.query<{ id: string; task: keyof typeof TASKS; payload: never }>(
      `select jobs.id, jobs.task_identifier as task, private.payload from graphile_worker.jobs
       join graphile_worker._private_jobs private using (id)
       where jobs.task_identifier = any($1) and jobs.id <> all($2) order by jobs.id`,
      [Object.keys(TASKS), [...failures.keys()]],
    );
    if (rows.length === 0) return [...failures.values()];
    for (const { id, task, payload } of rows) {
      try {
        await context.database.unitOfWork(() => TASKS[task].run(payload, inJob));
        await context.database.pool.query('select graphile_worker.complete_jobs(array[$1::bigint])', [id]);
      } catch (error) {
        failures.set(id, error instanceof Error ? error.message : String(error));
      }
    }
  }
}
