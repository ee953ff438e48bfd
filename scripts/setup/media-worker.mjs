import { ensureWorker } from '../worker/ensure-worker.mjs';
import { runs, workerFiles } from '../worker/worker-files.mjs';
import { log } from './progress.mjs';
import { root } from './root.mjs';
import { SetUpError } from './set-up-error.mjs';
import { installPackages, missingPrograms } from './system-packages.mjs';

/**
 * mediasoup's native worker. When building it needs system packages, the other
 * programs that are missing come along, so that apt-get is asked for once.
 */
export function mediaWorker(otherPrograms) {
  return {
    title: 'the media worker',
    isDone: () => runs(process.env.MEDIASOUP_WORKER_BIN || workerFiles(root).binary),
    async run() {
      const install = (packages) => installPackages([...packages, ...missingPrograms(otherPrograms)]);
      try {
        await ensureWorker({ log: (line) => log(`  ${line}`), root, installPackages: install });
      } catch (error) {
        throw error instanceof SetUpError ? error : new SetUpError(error.message, { cause: error });
      }
    },
  };
}
