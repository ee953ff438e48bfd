/**
 * A process that runs the task `slow`: it says that it has begun, then takes as
 * long as its first argument says, in ms, and says that it is done.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '#platform/database.ts';
import { openJobRunner } from '#platform/job-runner.ts';
import { createLogger } from '#platform/logger.ts';
import { ProcessLease } from '#platform/process-lease.ts';

const [, , workMs] = process.argv;
const log = createLogger({ level: 'silent', name: 'job-runner' });
const database = await openDatabase({ url: process.env.DATABASE_URL ?? '', log, size: 3 });
const lease = new ProcessLease({ pool: database.pool, kind: 'test', log });
await lease.open();
const runner = await openJobRunner({
  database,
  lease,
  concurrency: 1,
  log,
  tasks: {
    slow: async () => {
      process.send?.('begun');
      await sleep(Number(workMs));
      process.send?.('done');
    },
  },
});
process.send?.('ready');
process.on('SIGTERM', async () => {
  await runner.close();
  await lease.close();
  await database.close();
  process.disconnect();
});
