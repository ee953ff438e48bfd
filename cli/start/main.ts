/**
 * The supervisor behind `npm start` (and, with --watch, `npm run dev`).
 * Exit status: 0 when it was told to stop, 1 when it cannot start or go on.
 */
import { parseArgs } from 'node:util';
import { startGlim } from './start-glim.ts';
import { StartUpError } from './start-up-error.ts';
import { listenForStop } from './stop-signals.ts';

const { values } = parseArgs({ options: { watch: { type: 'boolean', default: false } } });
// A terminal that is gone must not keep us from stopping in order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
const say = (line: string) => console.log(line);

try {
  await startGlim({ env: process.env, isWatching: values.watch, say, ...listenForStop(say) });
  say('Glim has stopped.');
  process.exit(0);
} catch (error) {
  if (error instanceof StartUpError) for (const problem of error.problems) console.error(`✘ ${problem}`);
  else console.error(error);
  process.exit(1);
}
