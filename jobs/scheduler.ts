import cron from 'node-cron';
import type { Job, Log } from './job.ts';
import { catchUp, claimRun, dueTimes, forgetOldRuns, type Sql } from './run-once.ts';

const SWEEP_MS = 60_000;

export interface Scheduler {
  close(): Promise<void>;
}

/**
 * Finds what was missed, then lets node-cron tick. A tick only decides when: what is due is `dueTimes`' to say, and
 * the claim decides who. node-cron passes over what it comes to late (a process that was busy or asleep), and over the
 * hour that the clocks skip or show twice; nor does it tick again when the database was away. So a sweep looks each minute.
 */
export async function openScheduler({ jobs, sql, log, now }: Parts): Promise<Scheduler> {
  /** Until when nothing is due, by job. */
  const quietUntil = new Map<Job, Date>();
  await forgetOldRuns(sql);
  for (const job of jobs) {
    if (await catchUp(sql, job, now())) log.info({ job: job.name }, 'missed run caught up');
  }

  const ticks = jobs.map((job) =>
    cron.schedule(job.schedule, ({ date }) => claimDue(job, date), {
      name: job.name,
      timezone: job.timezone ?? 'UTC',
      suppressMissedWarning: true,
      logger: {
        ...quiet,
        warn: (message) => log.warn({ job: job.name }, message),
        error: (message) => log.warn({ job: job.name }, String(message)),
      },
    }),
  );
  const sweep = setInterval(() => {
    for (const job of jobs) void claimDue(job, now());
  }, SWEEP_MS);

  async function claimDue(job: Job, at: Date): Promise<void> {
    if (at < (quietUntil.get(job) ?? at)) return;
    const { latest, next } = dueTimes(job, at);
    quietUntil.set(job, next);
    try {
      await claimRun(sql, job, latest);
    } catch (error) {
      quietUntil.delete(job);
      log.warn({ job: job.name, err: error }, 'scheduled run not claimed');
    }
  }

  return {
    async close() {
      clearInterval(sweep);
      for (const each of ticks) await each.destroy();
    },
  };
}

interface Parts {
  jobs: Job[];
  sql: Sql;
  log: Log;
  now(): Date;
}

const quiet = { info: () => undefined, debug: () => undefined };
