/**
 * Makes sure that the npm package `mediasoup` has a worker binary that runs on this machine.
 *
 * By hand: node scripts/worker/ensure-worker.mjs
 */
import { realpathSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withBuildLock } from './build-lock.mjs';
import { buildWorker } from './build-worker.mjs';
import { missingPackages } from './missing-packages.mjs';
import { fetchOfficialPrebuilt } from './official-prebuilt.mjs';
import { findKept, keptPath } from './recipe.mjs';
import { copyAtomically, runs, workerFiles } from './worker-files.mjs';

const PROJECT = join(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Takes the first worker that runs: MEDIASOUP_WORKER_BIN, the one that is there, a kept copy of an earlier build,
 * mediasoup's official prebuilt one, a build from the package's sources (about 3 minutes, then kept).
 *
 * @param {object} [options]
 * @param {(line: string) => void} [options.log]
 * @param {string} [options.root] the folder that holds node_modules
 * @param {(packages: string[]) => Promise<void>} [options.installPackages] called when a build is needed and Debian
 *   packages are missing; without it, or when some are still missing after it, the error says what to install
 * @returns {Promise<string>} the path of the binary
 */
export async function ensureWorker({ log = console.log, root = PROJECT, installPackages } = {}) {
  const chosen = process.env.MEDIASOUP_WORKER_BIN;
  if (chosen && runs(chosen)) return chosen;
  if (chosen) throw new Error(`MEDIASOUP_WORKER_BIN (${chosen}) is not a mediasoup worker that runs here`);

  const files = workerFiles(root);
  if (runs(files.binary)) return files.binary;
  if (takeKept(files, log)) return files.binary;

  const whyNot = await fetchOfficialPrebuilt(files);
  if (!whyNot) return files.binary;
  log(`no official mediasoup worker (${whyNot}): building it, which takes a few minutes once`);
  await installMissing(installPackages);
  await buildAndKeep(files, log);
  return files.binary;
}

/** Copies a kept build into the package; says whether there was one. */
function takeKept(files, log) {
  const kept = findKept(files);
  if (!kept) return false;
  copyAtomically(kept, files.binary);
  log(`mediasoup worker ${files.version} copied from ${kept}`);
  return true;
}

async function installMissing(installPackages) {
  const missing = missingPackages();
  if (missing.length > 0) await installPackages?.(missing);
  const stillMissing = missingPackages();
  if (stillMissing.length === 0) return;
  throw new Error(
    `Building the mediasoup worker needs system packages. On Debian or Ubuntu:\n  apt-get install -y --no-install-recommends ${stillMissing.join(' ')}`,
  );
}

async function buildAndKeep(files, log) {
  const kept = keptPath(files);
  await withBuildLock(`${kept}.lock`, {
    onWait: (pid) => log(`process ${pid} is building the same worker: waiting for it`),
    task: async () => {
      if (takeKept(files, log)) return;
      const output = `${kept}.unproven`;
      await buildWorker({ packageDir: realpathSync(files.packageDir), buildDir: `${kept}.build`, output, log });
      if (!runs(output)) throw new Error(`${output} was built but does not run`);
      renameSync(output, kept);
      takeKept(files, log);
    },
  });
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    console.log(await ensureWorker());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
