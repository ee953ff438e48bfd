import type { Pool } from 'pg';

/** A job for another task of the same queue of work. */
interface ForwardedJob {
  task: string;
  payload: unknown;
  /** A job that waits under the same key is replaced. */
  key: string;
}

/** Hands work that another process is to do to the durable jobs. */
export async function forwardJob(pool: Pool, { task, payload, key }: ForwardedJob): Promise<void> {
  await pool.query('select graphile_worker.add_job($1, $2::json, job_key => $3)', [task, JSON.stringify(payload), key]);
}

/** The names of tasks of which jobs wait. */
export async function waitingTasks(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ task: string }>(
    'select distinct task_identifier as task from graphile_worker.jobs',
  );
  return rows.map(({ task }) => task);
}
