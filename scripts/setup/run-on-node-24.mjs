import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { node24, root } from './root.mjs';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const ORPHAN_POLL_MS = 500;

/**
 * Runs Node 24 with these arguments and resolves with how it ended. Signals are
 * passed on; should we be killed ourselves, the closing IPC channel tells it.
 *
 * @param {string[]} args
 * @param {{ stdio?: import('node:child_process').StdioOptions, env?: NodeJS.ProcessEnv, onSpawn?: (child: import('node:child_process').ChildProcess) => void }} [options]
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null }>}
 */
export function runOnNode24(args, { stdio = 'inherit', env = {}, onSpawn } = {}) {
  const PATH = `${root}/node_modules/.bin${delimiter}${process.env.PATH ?? ''}`;
  const child = spawn(node24, args, { stdio, env: { ...process.env, PATH, ...env } });
  onSpawn?.(child);
  const forward = (signal) => child.kill(signal);
  for (const signal of FORWARDED) process.on(signal, forward);
  const watch = watchForDeathOfNpm(() => child.kill('SIGTERM'));

  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearInterval(watch);
      for (const name of FORWARDED) process.off(name, forward);
      resolve({ code, signal });
    });
  });
}

/** An npm that is killed tells nobody; its script is then somebody else's child. */
function watchForDeathOfNpm(onDeath) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const npm = process.ppid;
  return setInterval(() => {
    if (process.ppid !== npm) onDeath();
  }, ORPHAN_POLL_MS);
}

/** Ends as the other process ended: with its status, or by its signal. */
export function endAs({ code, signal }) {
  if (signal) process.kill(process.pid, signal);
  else process.exitCode = code ?? 1;
}
