/**
 * What one test file really did: its exit status, and the figures that the
 * runner reads from the file named by TEST_REPORT. uvu's own tally is not trusted.
 */
import { writeFileSync } from 'node:fs';

export interface SuiteEntry {
  name: string;
  declared: number;
  started: number;
  skipped: number;
  passed: number;
  queued: boolean;
  finished: boolean;
}

/** What a test file leaves behind when it is done. */
export interface FileResult {
  passed: number;
  failed: number;
  skipped: number;
  faults: string[];
}

interface FileReport {
  declare(name: string): SuiteEntry;
  fault(what: string, error: unknown): void;
  /** The file is done for, whatever it has left open. */
  giveUp(): void;
  finish(entry: SuiteEntry): void;
}

/** How long an otherwise finished file may keep the event loop alive. */
const OPEN_HANDLE_MS = 3_000;

let current: FileReport | undefined;

/** The report of this process, which is of one test file. */
export function fileReport(): FileReport {
  current ??= createFileReport();
  return current;
}

function createFileReport(): FileReport {
  const entries: SuiteEntry[] = [];
  const faults: string[] = [];
  let isDone = false;

  const conclude = () => {
    if (isDone) return;
    isDone = true;
    const result = tally(entries, faults);
    for (const fault of result.faults) console.error(`✘ ${fault}`);
    if (process.env.TEST_REPORT) writeFileSync(process.env.TEST_REPORT, JSON.stringify(result));
    process.exitCode = result.failed > 0 ? 1 : 0;
  };

  const failOnOpenHandle = () => {
    const open = process.getActiveResourcesInfo().filter((kind) => !/^(PipeWrap|TTYWrap|Timeout)$/.test(kind));
    faults.push(`an open handle keeps the process alive: ${open.join(', ') || 'a timer'}`);
    conclude();
    process.exit(1);
  };

  process.on('exit', conclude);
  process.on('unhandledRejection', (error) => {
    faults.push(`unhandled rejection: ${describe(error)}`);
  });

  return {
    declare(name) {
      const entry = { name, declared: 0, started: 0, skipped: 0, passed: 0, queued: false, finished: false };
      entries.push(entry);
      return entry;
    },
    fault(what, error) {
      faults.push(`${what}: ${describe(error)}`);
    },
    giveUp() {
      setTimeout(failOnOpenHandle, OPEN_HANDLE_MS).unref();
    },
    finish(entry) {
      entry.finished = true;
      if (!entries.every((each) => each.finished || !each.queued)) return;
      setTimeout(failOnOpenHandle, OPEN_HANDLE_MS).unref();
    },
  };
}

function tally(entries: SuiteEntry[], faults: string[]): FileResult {
  const found = [...faults];
  const declared = entries.reduce((sum, entry) => sum + entry.declared, 0);
  const passed = entries.reduce((sum, entry) => sum + entry.passed, 0);

  if (declared === 0 && !process.env.TEST_ONLY) found.push('no tests were declared');
  for (const entry of entries) {
    if (!entry.queued) found.push(`${entry.name}: .run() was forgotten`);
    else if (!entry.finished) found.push(`${entry.name}: ended before its tests were done`);
    const notStarted = entry.declared - entry.started;
    if (entry.finished && notStarted > 0) found.push(`${entry.name}: ${notStarted} tests never ran`);
  }
  const failedTests = declared - passed;
  return {
    passed,
    failed: failedTests + (failedTests === 0 ? found.length : 0),
    skipped: entries.reduce((sum, entry) => sum + entry.skipped, 0),
    faults: found,
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
