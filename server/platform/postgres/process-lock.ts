import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, isRunning, parseIdentity } from './process-identity.ts';

const POLL_MS = 25;

export interface ProcessLock {
  /** Whether the one before us died with it, so that what it had started may still be leaving. */
  isTakenOver: boolean;
  release: () => void;
}

export type LockAttempt = ProcessLock | { heldBy: number };

/** Takes a lock file, also over from a dead holder; otherwise answers the pid of the one who holds it. */
export function tryProcessLock(file: string): LockAttempt {
  let isTakenOver = false;
  for (;;) {
    if (create(file)) return { isTakenOver, release: () => rmSync(file, { force: true }) };
    const content = read(file);
    const holder = content === undefined ? undefined : parseIdentity(content);
    if (holder && isRunning(holder)) return { heldBy: holder.pid };
    if (content === undefined) continue;
    removeStale(file, content);
    isTakenOver = true;
  }
}

/** Runs a task while no other process does so under the same lock file; waits for its turn. */
export async function withProcessLock<T>(file: string, task: () => Promise<T>): Promise<T> {
  for (;;) {
    const attempt = tryProcessLock(file);
    if ('heldBy' in attempt) {
      await sleep(POLL_MS);
      continue;
    }
    try {
      return await task();
    } finally {
      attempt.release();
    }
  }
}

/** The file appears with its content in one step, by link(2): nobody ever reads a half-written one. */
function create(file: string): boolean {
  const mine = `${file}.${randomUUID()}`;
  writeFileSync(mine, JSON.stringify(identify(process.pid)), { mode: 0o600 });
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    unlinkSync(mine);
  }
}

/** Moves a dead holder's file away, and puts it back if it turns out to be a newer, living one's. */
function removeStale(file: string, content: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, 'utf8') !== content) linkSync(aside, file);
  } catch (error) {
    if (!hasCode(error, 'ENOENT') && !hasCode(error, 'EEXIST')) throw error;
  }
  rmSync(aside, { force: true });
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
