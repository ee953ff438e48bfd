import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runAdmin } from '../../cli/admin.ts';
import { createTestDatabase } from './database.ts';

const ADMIN = fileURLToPath(new URL('../../cli/admin.ts', import.meta.url));

export interface AdminOutcome {
  status: number;
  out: string;
  err: string;
}

/** The operator's tool on a database of its own. */
export interface TestAdmin {
  dataDir: string;
  env: NodeJS.ProcessEnv;
  /** Runs a command line within this process. */
  admin(...args: string[]): Promise<AdminOutcome>;
  /** Runs it as a process of its own, which costs a second. */
  spawnAdmin(...args: string[]): Promise<AdminOutcome>;
  close(): Promise<void>;
}

/** @param given variables besides those of the test's own */
export async function openTestAdmin(given: NodeJS.ProcessEnv = {}): Promise<TestAdmin> {
  const database = await createTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'glim-admin-'));
  const env = { ...process.env, ...given, DATABASE_URL: database.url, DATA_DIR: dataDir };

  return {
    dataDir,
    env,
    async admin(...args) {
      const lines: Record<'out' | 'err', string[]> = { out: [], err: [] };
      const status = await runAdmin(args, env, {
        log: (line) => lines.out.push(line),
        error: (line) => lines.err.push(String(line)),
      });
      return { status, out: lines.out.join('\n'), err: lines.err.join('\n') };
    },
    spawnAdmin(...args) {
      return new Promise((resolve) => {
        execFile(process.execPath, [ADMIN, ...args], { env }, (error, out, err) => {
          resolve({ status: typeof error?.code === 'number' ? error.code : 0, out, err });
        });
      });
    },
    async close() {
      await database.drop();
      rmSync(dataDir, { recursive: true });
    },
  };
}
