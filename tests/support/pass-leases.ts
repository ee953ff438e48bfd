import type { Pool } from 'pg';

const OF_OTHERS = 'select unnest(worker_ids) from process_lease where kind <> $1';

/**
 * Lets the time pass after which killed processes of a kind are taken for dead, and what they had claimed is free. None
 * of that kind may live.
 */
export async function passLeases(pool: Pool, kind: string): Promise<void> {
  await pool.query(
    `update graphile_worker._private_jobs set locked_at = locked_at - interval '1 minute'
     where locked_at is not null and locked_by not in (${OF_OTHERS})`,
    [kind],
  );
  await pool.query(`update process_lease set renewed_at = renewed_at - interval '1 minute' where kind = $1`, [kind]);
}
