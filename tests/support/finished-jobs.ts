import { Client } from 'pg';
import { eventually } from './eventually.ts';

/** A job about a ticket. */
export interface TicketJob {
  task: string;
  ticketId: string;
}

/** Jobs that are done, and whose process cannot tell the queue so. */
export interface FinishedJobs {
  /** Resolves when all are done and committed, and none is out of the queue. */
  reached(): Promise<void>;
  /** Ends what waits for the queue, since its process is gone. */
  release(): Promise<void>;
}

const LOCK = 5_550_001;
const HOLD = `
  create function hold_finished() returns trigger language plpgsql as $$
  begin
    if exists (select 1 from graphile_worker._private_tasks task join held_job held on held.task = task.identifier
               where task.id = old.task_id and held.ticket_id = old.payload->>'ticketId')
    then perform pg_advisory_xact_lock(${LOCK}); end if;
    return old;
  end $$;
  create trigger hold_finished before delete on graphile_worker._private_jobs
    for each row execute function hold_finished()`;
const WAITING = `from pg_locks where locktype = 'advisory' and objid = ${LOCK} and not granted
  and database = (select oid from pg_database where datname = current_database())`;

/** Stops jobs between their own commit and the queue's. Called before the process that does them is started. */
export async function holdFinishedJobs(databaseUrl: string, jobs: readonly TicketJob[]): Promise<FinishedJobs> {
  const client = new Client({ connectionString: databaseUrl });
  client.on('error', () => undefined); // A test that failed drops its database.
  await client.connect();
  await client.query('create table held_job (task text, ticket_id text)');
  for (const { task, ticketId } of jobs) await client.query('insert into held_job values ($1, $2)', [task, ticketId]);
  await client.query(HOLD);
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  return {
    async reached() {
      await eventually('every held job to be done', async () => {
        const { rowCount } = await client.query(`select pid ${WAITING}`);
        return rowCount === jobs.length;
      });
    },
    async release() {
      // A backend that waits for a lock does not notice that its client is gone: it would go on where it was.
      await client.query(`select pg_terminate_backend(pid, 5000) ${WAITING}`);
      await client.query('drop trigger hold_finished on graphile_worker._private_jobs');
      await client.end();
    },
  };
}
