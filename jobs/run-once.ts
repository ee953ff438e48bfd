import { CronExpressionParser } from 'cron-parser';
import type { Job } from './job.ts';

/** Two connections' worth of SQL, which `pg.Pool` satisfies. */
export interface Sql {
  query(text: string, values: unknown[]): Promise<{ rowCount: number | null; rows: Record<string, unknown>[] }>;
}

/** The task name under which the runner knows a scheduled job. */
export const taskName = (job: Pick<Job, 'name'>): string => `cron:${job.name}`;

/**
 * Claims one scheduled minute of a job for the whole installation and enqueues
 * its run, in one statement. Of any number of processes exactly one succeeds.
 * @returns whether it was this call that claimed it
 */
export async function claimRun(sql: Sql, job: Job, scheduledAt: Date): Promise<boolean> {
  const { rowCount } = await sql.query(
    `with claimed as (
       insert into cron_run (name, scheduled_at) values ($1, $2) on conflict do nothing returning scheduled_at)
     select graphile_worker.add_job($3, json_build_object('scheduledAt', scheduled_at)) from claimed`,
    [job.name, scheduledAt.toISOString(), taskName(job)],
  );
  return rowCount === 1;
}

/**
 * What was missed while everything was down runs once, for its latest time. A
 * job seen for the first time owes nothing: its past is marked as done.
 */
export async function catchUp(sql: Sql, job: Job, now: Date): Promise<boolean> {
  const due = previousTime(job, now);
  const { rows } = await sql.query('select 1 from cron_run where name = $1 limit 1', [job.name]);
  if (rows.length > 0) return claimRun(sql, job, due);
  await sql.query('insert into cron_run (name, scheduled_at) values ($1, $2) on conflict do nothing', [
    job.name,
    due.toISOString(),
  ]);
  return false;
}

/** Old claims have done their work once a later one exists. */
export async function forgetOldRuns(sql: Sql): Promise<void> {
  await sql.query(
    `delete from cron_run old where claimed_at < now() - make_interval(days => $1)
       and exists (select 1 from cron_run later where later.name = old.name and later.scheduled_at > old.scheduled_at)`,
    [90],
  );
}

/** The latest time at or before `now` at which the job was due. */
export function previousTime(job: Schedule, now: Date): Date {
  return dueTimes(job, now).latest;
}

/**
 * When a job was last due, at or before `now`, and when it is next. What the clocks skip is due right after, what they
 * show twice the first time; only cron-parser's way forward knows that, so it is walked from a few times back.
 */
export function dueTimes({ schedule, timezone = 'UTC' }: Schedule, now: Date): { latest: Date; next: Date } {
  const back = CronExpressionParser.parse(schedule, { currentDate: new Date(now.getTime() + 1), tz: timezone });
  let latest = back.prev().toDate();
  for (let step = 1; step < STEPS_BACK; step += 1) latest = back.prev().toDate();

  const forward = CronExpressionParser.parse(schedule, { currentDate: new Date(latest.getTime() - 1), tz: timezone });
  let next = forward.next().toDate();
  for (; next <= now; next = forward.next().toDate()) latest = next;
  return { latest, next };
}

/** More than a change of the clocks adds or takes away. */
const STEPS_BACK = 3;

type Schedule = Pick<Job, 'schedule' | 'timezone'>;
