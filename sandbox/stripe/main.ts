/** The sandbox Stripe as a process of its own. */
import { pino } from 'pino';
import { readEnvironment } from './read-environment.ts';
import { startSandbox } from './sandbox.ts';

const log = pino({ name: 'sandbox-stripe', level: process.env.LOG_LEVEL ?? 'info' });

try {
  const sandbox = await startSandbox({ ...readEnvironment(process.env), log });
  const leave = () => {
    sandbox.close().then(
      () => process.exit(0),
      (error) => {
        log.error({ err: error }, 'sandbox did not close');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(signal, leave);
  log.info({ url: sandbox.url }, 'sandbox ready');
  process.send?.({ type: 'ready' });
} catch (error) {
  console.error(`sandbox-stripe: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
