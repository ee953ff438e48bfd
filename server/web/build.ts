/**
 * The web app's build, kept by content: a start whose sources did not change
 * finds the last build and loads no bundler.
 *
 * As a script, for images: node server/web/build.ts [--out DIR]
 */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { buildHash } from './build-hash.ts';
import { WEB_SOURCES } from './sources.ts';

/** Where a build lies: `client/` is served as it is, `ssr/` and `manifest.json` are for `createRenderer`. */
export interface WebBuild {
  dir: string;
}

export interface BuildOptions {
  log: { info(fields: object, event: string): void };
  /** Holds one folder per build. Default: `glim/web` in the user's cache folder. */
  cacheDir?: string;
}

const ROOT = resolve(import.meta.dirname, '../..');
/** Where an image keeps its build: found before the cache, when it fits the sources. */
const SHIPPED = join(ROOT, 'dist/web');
const STAMP = 'build.json';
const KEEP_MS = 14 * 24 * 60 * 60 * 1000;

/** Finds the build of the present sources, or makes it (some seconds). Safe to run twice at once. */
export async function buildWeb({ log, cacheDir = defaultCacheDir() }: BuildOptions): Promise<WebBuild> {
  const hash = await sourceHash();
  if ((await stampOf(SHIPPED)) === hash) return { dir: SHIPPED };

  const dir = join(cacheDir, hash);
  if ((await stampOf(dir)) === hash) {
    await touch(dir);
    return { dir };
  }
  const startedAt = performance.now();
  await build(dir, hash);
  await forgetOldBuilds(cacheDir, hash);
  log.info({ dir, ms: Math.round(performance.now() - startedAt) }, 'web app built');
  return { dir };
}

function defaultCacheDir(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'glim/web');
}

function sourceHash(): Promise<string> {
  return buildHash(ROOT, WEB_SOURCES);
}

async function stampOf(dir: string): Promise<string | undefined> {
  if (!existsSync(join(dir, STAMP))) return undefined;
  const stamp: { hash?: string } = JSON.parse(await readFile(join(dir, STAMP), 'utf8'));
  return stamp.hash;
}

/**
 * The bundler runs in a process of its own: it starts threads, changes the environment and
 * takes 150 MB, none of which a server should keep.
 */
async function build(dir: string, hash: string): Promise<void> {
  const work = `${dir}.${randomUUID()}`;
  try {
    // Vite would take a NODE_ENV of "test" or "development" over into the bundle, and the cache would keep it.
    const env = { ...process.env, NODE_ENV: 'production' };
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'bundle.ts'), work], { cwd: ROOT, env });
    await writeFile(join(work, STAMP), JSON.stringify({ hash }));
    await mkdir(dirname(dir), { recursive: true });
    await moveInto(work, dir, hash);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Another process may have finished the same build first; then its build is as good as ours. */
async function moveInto(work: string, dir: string, hash: string): Promise<void> {
  if ((await stampOf(dir)) !== hash) await rm(dir, { recursive: true, force: true });
  try {
    await rename(work, dir);
  } catch (error) {
    if ((await stampOf(dir)) !== hash) throw error;
  }
}

async function touch(dir: string): Promise<void> {
  const now = new Date();
  // A cache on a read-only disk still serves; it is only not marked as used.
  await utimes(dir, now, now).catch(() => undefined);
}

async function forgetOldBuilds(cacheDir: string, current: string): Promise<void> {
  for (const name of await readdir(cacheDir)) {
    const dir = join(cacheDir, name);
    const usedAt = (await stat(dir).catch(() => undefined))?.mtimeMs;
    if (name === current || usedAt === undefined || Date.now() - usedAt < KEEP_MS) continue;
    await rm(dir, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  if (values.out === undefined) {
    const { dir } = await buildWeb({ log: { info: () => undefined } });
    console.log(dir);
    return;
  }
  const dir = resolve(values.out);
  await build(dir, await sourceHash());
  console.log(dir);
}

if (import.meta.main) await main();
