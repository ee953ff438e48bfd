import { readFileSync } from 'node:fs';

/** A process, told apart from a later one that was given the same number. */
export interface ProcessIdentity {
  pid: number;
  /** The kernel's start time of the process (Linux, clock ticks since boot); elsewhere the number alone must do. */
  startedAt?: string;
}

export function identify(pid: number): ProcessIdentity {
  const startedAt = startTime(pid);
  return startedAt === undefined ? { pid } : { pid, startedAt };
}

export function isRunning({ pid, startedAt }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const now = startTime(pid);
  return startedAt === undefined || now === undefined || now === startedAt;
}

/** Reads back what was written as JSON; undefined for anything else, as a killed writer leaves it. */
export function parseIdentity(text: string): ProcessIdentity | undefined {
  try {
    const { pid, startedAt } = JSON.parse(text);
    if (typeof pid !== 'number') return undefined;
    return typeof startedAt === 'string' ? { pid, startedAt } : { pid };
  } catch {
    return undefined; // Not of our making.
  }
}

/** Field 22 of /proc/PID/stat, proc(5). The name in field 2 may itself hold spaces and parentheses. */
function startTime(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined; // No such process, or no /proc on this system.
  }
}
