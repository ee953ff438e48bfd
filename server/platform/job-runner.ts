import { EventEmitter } from 'node:events';
import { Logger as GraphileLogger, type JobHelpers, makeWorkerUtils, run, type WorkerEvents } from 'graphile-worker';
import type { Database } from './database.ts';
import type { Logger } from './logger.ts';
import type { ProcessLease } from './process-lease.ts';

/** One task: what is done with a job's payload. It may run twice, so it must bear that. */
export type TaskHandler = (payload: unknown, run: { attempt: number; log: Logger }) => Promise<void>;

export interface JobRunner {
  /** Stops taking jobs and waits for those that run. */
  close(): Promise<void>;
}

interface Parts {
  database: Database;
  lease: ProcessLease;
  tasks: Record<string, TaskHandler>;
  concurrency: number;
  log: Logger;
}

/**
 * Runs durable jobs of the given tasks, each in a unit of work of its own. A
 * task that throws is logged once and tried again with exponential backoff.
 */
export async function openJobRunner({ database, lease, tasks, concurrency, log }: Parts): Promise<JobRunner> {
  const events: WorkerEvents = new EventEmitter();
  // Since 0.17 a job is locked in the name of its worker's pool.
  events.on('pool:create', ({ workerPool }) => lease.addWorker(workerPool.id));
  const logger = graphileLogger(log);
  const utils = await makeWorkerUtils({ pgPool: database.pool, logger });
  await lease.freeJobsWith((workerIds) => utils.forceUnlockWorkers(workerIds));
  const runner = await run({
    pgPool: database.pool,
    concurrency,
    events,
    logger,
    noHandleSignals: true,
    pollInterval: 2_000,
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, handle]) => [
        name,
        (payload, helpers) => runTask({ name, handle, payload, helpers }),
      ]),
    ),
  });
  runner.promise.catch((error: unknown) => {
    log.fatal({ err: error }, 'job runner stopped');
    process.kill(process.pid, 'SIGTERM');
  });

  async function runTask({ name, handle, payload, helpers }: TaskRun): Promise<void> {
    const { id, attempts } = helpers.job;
    const jobLog = log.child({ task: name, jobId: id, attempt: attempts });
    try {
      await database.unitOfWork(() => handle(payload, { attempt: attempts, log: jobLog }));
    } catch (error) {
      jobLog.error({ err: error }, 'job failed');
      throw error;
    }
  }

  return {
    async close() {
      await runner.stop();
      await utils.release();
    },
  };
}

interface TaskRun {
  name: string;
  handle: TaskHandler;
  payload: unknown;
  helpers: JobHelpers;
}

/** graphile-worker narrates every job; its info is our debug, and its account of a failed job would repeat ours. */
function graphileLogger(log: Logger): GraphileLogger {
  return new GraphileLogger(() => (level, message) => {
    if (level === 'error' && !message.startsWith('Failed task')) log.error(message);
    else if (level === 'warning') log.warn(message);
    else log.debug(message);
  });
}
