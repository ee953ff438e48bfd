import cron from 'node-cron';
import type { Job, Log } from './job.ts';
import { catchUp, claimRun, forgetOldRuns, type Sql } from './run-once.ts';

export interface Scheduler {
  close(): Promise<void>;
}

/** Finds what was missed, then lets node-cron tick. A tick only decides when: the claim decides who. */
export async function openScheduler({ jobs, sql, log, now }: Parts): Promise<Scheduler> {
  await forgetOldRuns(sql);
  for (const job of jobs) {
    if (await catchUp(sql, job, now())) log.info({ job: job.name }, 'missed run caught up');
  }

  const ticks = jobs.map((job) =>
    cron.schedule(job.schedule, ({ date }) => tick(job, date), {
      name: job.name,
      timezone: job.timezone ?? 'UTC',
      logger: {
        ...quiet,
        warn: (message) => log.warn({ job: job.name }, message),
        error: (message) => log.warn({ job: job.name }, String(message)),
      },
    }),
  );

  async function tick(job: Job, date: Date): Promise<void> {
    const minute = new Date(Math.floor(date.getTime() / 60_000) * 60_000);
    try {
      await claimRun(sql, job, minute);
    } catch (error) {
      log.warn({ job: job.name, err: error }, 'scheduled run not claimed');
    }
  }

  return {
    async close() {
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
