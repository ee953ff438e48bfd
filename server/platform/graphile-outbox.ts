import type { Outbox } from '#domain/outbox.ts';

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
};
