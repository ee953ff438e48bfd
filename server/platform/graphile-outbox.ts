import type { Outbox } from '#domain/outbox.ts';

/** What has used up its attempts is kept, and runs no more. */
const WAITING = `
  select run_at as "runAt" from graphile_worker.jobs where key = ? and attempts < max_attempts`;

/**
 * The outbox on graphile-worker's own tables: a job is a row written on the
 * caller's connection, so it commits with the change that caused it.
 */
export const graphileOutbox: Outbox = {
  async add(em, task, payload, options = {}) {
    await em.execute('select graphile_worker.add_job(?, ?::json, run_at => ?::timestamptz, job_key => ?)', [
      task,
      JSON.stringify(payload),
      options.runAt?.toISOString() ?? null,
      options.key ?? null,
    ]);
  },

  async findRunAt(em, key) {
    const rows = await em.execute<{ runAt: string | Date }[]>(WAITING, [key]);
    const [waiting] = rows;
    return waiting ? new Date(waiting.runAt) : null;
  },

  async addAll(em, task, payloads, options = {}) {
    await em.execute(
      `select graphile_worker.add_job(?, payload, queue_name => ?, run_at => ?::timestamptz, priority => ?)
       from json_array_elements(?::json) payload`,
      [task, task, options.runAt?.toISOString() ?? null, BULK_PRIORITY, JSON.stringify(payloads)],
    );
  },
};

/** Behind every job that was added alone, which have 0. */
const BULK_PRIORITY = 10;
