import { mkdirSync } from 'node:fs';
import { withBuildLock } from '../worker/build-lock.mjs';
import { dependencies } from './dependencies.mjs';
import { mediaWorker } from './media-worker.mjs';
import { linkOfNode24 } from './node-24.mjs';
import { postgresLinks } from './postgres-links.mjs';
import { log, progress } from './progress.mjs';
import { root } from './root.mjs';
import { SetUpError } from './set-up-error.mjs';
import { systemPackages } from './system-packages.mjs';

/** What each kind of command needs, in the order in which it is set up. */
const STEPS = {
  tools: [dependencies({ withDev: true }), linkOfNode24, postgresLinks],
  start: [
    dependencies({ withDev: false }),
    linkOfNode24,
    postgresLinks,
    mediaWorker(['ffmpeg']),
    systemPackages(['ffmpeg']),
  ],
  tests: [
    dependencies({ withDev: true }),
    linkOfNode24,
    postgresLinks,
    mediaWorker(['ffmpeg', 'chromium']),
    systemPackages(['ffmpeg', 'chromium']),
  ],
};

/**
 * Sets up what is missing for a kind of command: `tools`, `start` or `tests`.
 * Says nothing when there is nothing to do; leaves with status 1 and a clear
 * line when a person has to do something first.
 */
export async function setUp(kind) {
  try {
    if (!findUndone(STEPS[kind])) return;
    await locked(() => runAll(STEPS[kind]));
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    log(`✘ ${error.message}`);
    process.exit(1);
  }
}

async function runAll(steps) {
  if (!findUndone(steps)) return; // The command that we waited for did it all.
  const started = Date.now();
  for (let step = findUndone(steps); step; step = findUndone(steps)) {
    const { title } = step;
    await progress(title, () => step.run());
    if (!step.isDone())
      throw new SetUpError(`${title}: still not right after being set up. Remove node_modules and try again.`);
  }
  log(`✔ set up in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** The first step that still has something to do; the later ones may look at what it brings. */
function findUndone(steps) {
  return steps.find((step) => !step.isDone());
}

/** Two commands started at once in one tree must not both run `npm ci`: the second waits, and then finds it done. */
function locked(task) {
  // Others may pass through this folder, not list it: the embedded Postgres, which never runs as root, may live inside.
  mkdirSync(`${root}/.data`, { recursive: true, mode: 0o711 });
  const onWait = (pid) => log(`▸ another command (pid ${pid}) is setting Glim up; waiting for it …`);
  return withBuildLock(`${root}/.data/set-up.lock`, { onWait, task });
}
