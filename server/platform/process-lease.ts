import { randomUUIDv7 } from 'node:crypto';
import type { Pool } from 'pg';
import type { Logger } from './logger.ts';

const RENEW_MS = 3_000;
/** A process that has not renewed for this long is taken for dead. */
export const LEASE_SECONDS = 12;

/** What frees the jobs of dead workers: graphile-worker's `forceUnlockWorkers`. */
type FreeJobs = (workerIds: string[]) => Promise<void>;

/**
 * A process's sign of life. graphile-worker keeps the jobs of a killed process
 * locked for four hours; here every process names its workers in a row that it
 * renews, and whoever sees one expire frees its jobs.
 */
export class ProcessLease {
  readonly #id = randomUUIDv7();
  readonly #pool: Pool;
  readonly #kind: string;
  readonly #log: Logger;
  /** Its workers, and what else it is at. */
  readonly #workerIds = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  #freeJobs: FreeJobs | null = null;

  constructor({ pool, kind, log }: { pool: Pool; kind: string; log: Logger }) {
    this.#pool = pool;
    this.#kind = kind;
    this.#log = log;
  }

  async open(): Promise<void> {
    await this.#renew();
    this.#timer = setInterval(() => void this.#beat(), RENEW_MS);
  }

  /** Names a job worker as this process's. */
  addWorker(workerId: string): void {
    this.#workerIds.add(workerId);
  }

  /** Names something that this process is at, at once: whoever sees the lease expire may take it over. */
  async hold(name: string): Promise<void> {
    this.#workerIds.add(name);
    await this.#renew();
  }

  /** It is done. */
  letGo(name: string): void {
    this.#workerIds.delete(name);
  }

  /** From now on this process also frees the jobs of others that died: at once, so that a restart does not wait for it. */
  async freeJobsWith(freeJobs: FreeJobs): Promise<void> {
    this.#freeJobs = freeJobs;
    await this.#beat();
  }

  async close(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    await this.#pool.query('delete from process_lease where id = $1', [this.#id]);
  }

  async #beat(): Promise<void> {
    try {
      await this.#renew();
      await this.#freeJobsOfTheDead();
    } catch (error) {
      this.#log.warn({ err: error }, 'lease not renewed');
    }
  }

  async #renew(): Promise<void> {
    await this.#pool.query(
      `insert into process_lease (id, kind, worker_ids, renewed_at) values ($1, $2, $3, now())
       on conflict (id) do update set worker_ids = excluded.worker_ids, renewed_at = excluded.renewed_at`,
      [this.#id, this.#kind, [...this.#workerIds]],
    );
  }

  /** A lock younger than a lease may belong to a worker whose name is not written yet, so it is left alone. */
  async #freeJobsOfTheDead(): Promise<void> {
    if (!this.#freeJobs) return;
    const { rows } = await this.#pool.query<{ worker_id: string }>(
      `select distinct locked_by as worker_id from graphile_worker._private_jobs
       where locked_at < now() - make_interval(secs => $1) and locked_by not in (
         select unnest(worker_ids) from process_lease where renewed_at > now() - make_interval(secs => $1))`,
      [LEASE_SECONDS],
    );
    if (rows.length === 0) return;
    const dead = rows.map((row) => row.worker_id);
    await this.#freeJobs(dead);
    await this.#pool.query('delete from process_lease where renewed_at < now() - make_interval(secs => $1)', [
      LEASE_SECONDS,
    ]);
    this.#log.warn({ workers: dead }, 'jobs of a dead process freed');
  }
}
