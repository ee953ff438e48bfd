/** The stand-ins of the metric sources as a process of their own: light, for every `npm start` waits for it. */
import type { Log } from './options.ts';
import { readEnvironment } from './read-environment.ts';
import { startSourcesSandbox } from './sandbox.ts';

/** In pino's form, which the supervisor reads, without loading pino. */
const log: Log = (level, event, fields) =>
  console.log(JSON.stringify({ level: level === 'error' ? 50 : 30, time: Date.now(), ...fields, msg: event }));

try {
  const sandbox = await startSourcesSandbox({ ...readEnvironment(process.env), log });
  const leave = () => void sandbox.close().then(() => process.exit(0));
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(signal, leave);
  log('info', 'sandbox ready', { url: sandbox.url });
  process.send?.({ type: 'ready' });
} catch (error) {
  console.error(`sandbox-sources: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
