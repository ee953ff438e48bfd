import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 500;
/** No build takes this long: a lock so old belongs to a process whose number was given to another one. */
const STALE_MS = 30 * 60_000;

/**
 * Runs a task while no other process of this machine holds the same lock. A lock left by a killed process is taken over.
 *
 * @template T
 * @param {string} file
 * @param {{ onWait: (pid: number) => void, task: () => Promise<T> }} options
 * @returns {Promise<T>}
 */
export async function withBuildLock(file, { onWait, task }) {
  mkdirSync(dirname(file), { recursive: true });
  let hasWaited = false;
  while (!acquire(file)) {
    const holder = readHolder(file);
    if (!isAlive(file, holder)) {
      rmSync(file, { force: true });
      continue;
    }
    if (!hasWaited) onWait(holder);
    hasWaited = true;
    await sleep(POLL_MS);
  }
  try {
    return await task();
  } finally {
    if (readHolder(file) === process.pid) rmSync(file, { force: true });
  }
}

function acquire(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The holder's pid, or NaN when the lock went away or was not yet written. */
function readHolder(file) {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10);
  } catch (error) {
    if (error.code === 'ENOENT') return Number.NaN;
    throw error;
  }
}

function isAlive(file, pid) {
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  if (age > STALE_MS) return false;
  if (Number.isNaN(pid)) return age < 5_000;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
