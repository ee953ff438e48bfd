/**
 * Runs test files, each in a process of its own, a few at a time, and ends with
 * the line that CI counts: `tests: N passed, N failed`.
 *
 * Usage: node tests/support/run-files.ts [FILE …] [--only "part of a title"]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dropLeftoverDatabases, startTestPostgres } from './database.ts';
import type { FileResult } from './file-report.ts';

const FILE_TIMEOUT_MS = 180_000;
/** What one process has compiled the others need not: most of a short file's time. */
const COMPILE_CACHE = 'node_modules/.cache/glim-compiled';
const ROOMS = '{bot,server,media,jobs,sandbox,cli,scripts,tests}/**/*.test.ts';

interface FileRun extends FileResult {
  file: string;
  seconds: number;
  output: string;
}

const running = new Set<ChildProcess>();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    for (const child of running) endGroup(child);
    process.exit(1);
  });
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } });
const files =
  positionals.length > 0 ? positionals : globSync(ROOMS, { exclude: (name) => name === 'node_modules' }).sort();
const postgres = files.length > 1 ? holdPostgres() : null;
const reports = mkdtempSync(join(tmpdir(), 'glim-tests-'));
const runs = await runAll(files);
rmSync(reports, { recursive: true, force: true });
await (await postgres)?.stop();

const failedFiles = runs.filter((run) => run.failed > 0);
for (const run of failedFiles)
  console.log(`\n✘ ${run.file}\n${run.output}${run.faults.map((fault) => `  ${fault}\n`).join('')}`);
const total = (key: 'passed' | 'failed' | 'skipped') => runs.reduce((sum, run) => sum + run[key], 0);
if (runs.length === 0) console.log('no test files were found');
const failed = total('failed') + (runs.length === 0 ? 1 : 0);
const skipped = total('skipped');
console.log(`tests: ${total('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;

/** Held for the whole run, so that it does not stop and start between files; which need it is not known. */
async function holdPostgres(): Promise<{ stop(): Promise<void> }> {
  const held = await startTestPostgres();
  await dropLeftoverDatabases(held.url);
  return held;
}

/**
 * Files that start browsers or whole processes take long, mostly waiting: the larger half of the lanes begins with them (the
 * longest, in tests/, first), the smaller with the others, and whoever is done with their own helps out.
 */
async function runAll(files: string[]): Promise<FileRun[]> {
  const done: FileRun[] = [];
  const heavy = files.filter(isHeavy).reverse();
  const light = files.filter((file) => !heavy.includes(file));
  const takeTurns = async (own: string[], others: string[]) => {
    for (let file = own.shift() ?? others.shift(); file; file = own.shift() ?? others.shift()) {
      const run = await runFile(file);
      done.push(run);
      const mark = run.failed > 0 ? '✘' : '•';
      console.log(
        `${mark} [${done.length}/${files.length}] ${run.file} ${run.passed} passed in ${run.seconds.toFixed(1)} s`,
      );
    }
  };
  const cores = Array.from({ length: availableParallelism() });
  const lanes = [takeTurns(heavy, light), ...cores.flatMap(() => [takeTurns(heavy, light), takeTurns(light, heavy)])];
  await Promise.all(lanes);
  return done.sort((a, b) => a.file.localeCompare(b.file));
}

function runFile(file: string): Promise<FileRun> {
  const report = join(reports, `${file.replaceAll('/', '__')}.json`);
  const started = performance.now();
  const env = {
    ...process.env,
    TEST_REPORT: report,
    NODE_ENV: 'test',
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? resolve(COMPILE_CACHE),
    ...(values.only ? { TEST_ONLY: values.only } : {}),
  };
  // A group of its own, so that what a file leaves running can be ended with it.
  const child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  running.add(child);
  let output = '';
  for (const pipe of [child.stdout, child.stderr])
    pipe.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const timer = setTimeout(() => {
    output += `\n  timed out after ${FILE_TIMEOUT_MS / 1000} s`;
    endGroup(child);
  }, FILE_TIMEOUT_MS);

  return new Promise((resolve) => {
    child.on('exit', () => endGroup(child));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      running.delete(child);
      const seconds = (performance.now() - started) / 1000;
      resolve({ file, seconds, output, ...readReport(report, code, signal) });
    });
  });
}

function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing of the group is left.
  }
}

/** A file that left no report, or a red exit behind a green report, has failed. */
function readReport(report: string, code: number | null, signal: NodeJS.Signals | null): FileResult {
  let result: FileResult;
  try {
    result = JSON.parse(readFileSync(report, 'utf8'));
  } catch (error) {
    return { passed: 0, failed: 1, skipped: 0, faults: [`no report (exit ${code ?? signal}): ${error}`] };
  }
  if (code === 0 || result.failed > 0) return result;
  return { ...result, failed: 1, faults: [...result.faults, `exit ${code ?? signal} after a green report`] };
}

function isHeavy(file: string): boolean {
  return (
    existsSync(file) &&
    /support\/(chromium|glim|kill-scene|killable-glim|process|two-bots)\.ts'|spawn|fork\(/.test(
      readFileSync(file, 'utf8'),
    )
  );
}
