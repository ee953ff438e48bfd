import { readFile, stat } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One of the page's modules, ready for a browser. */
export interface PageModule {
  code: string;
  changedAt: Date;
}

/** What the page's modules import by a bare name, and where the browser finds it. */
const VENDOR: Record<string, string> = { preact: '/vendor/preact.js', 'preact/hooks': '/vendor/preact-hooks.js' };

const MODULE_PATH = /^\/(?:[\w-]+\/)*[\w-]+\.ts$/;
const BARE_IMPORT = /\bfrom\s*(["'])(preact(?:\/hooks)?)\1/g;

/**
 * Finds the page's modules by their path in the address; undefined where there is none. Types are
 * stripped and nothing else is built, so a reload shows an edit.
 */
export function createPageModules(dir: string): (path: string) => Promise<PageModule | undefined> {
  const known = new Map<string, PageModule>();

  return async (path) => {
    const file = fileOf(dir, path);
    const changedAt = file && (await changeTime(file));
    if (!file || !changedAt) return undefined;
    const last = known.get(file);
    if (last?.changedAt.getTime() === changedAt.getTime()) return last;

    const source = await readFile(file, 'utf8');
    const module = { code: forBrowser(file.endsWith('.ts') ? stripTypeScriptTypes(source) : source), changedAt };
    known.set(file, module);
    return module;
  };
}

function fileOf(dir: string, path: string): string | undefined {
  const vendored = Object.keys(VENDOR).find((name) => VENDOR[name] === path);
  if (vendored) return fileURLToPath(import.meta.resolve(vendored));
  return MODULE_PATH.test(path) ? join(dir, path) : undefined;
}

async function changeTime(file: string): Promise<Date | undefined> {
  return stat(file).then(
    ({ mtime }) => mtime,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
      throw error;
    },
  );
}

function forBrowser(source: string): string {
  const withoutMap = source.replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n');
  return withoutMap.replace(BARE_IMPORT, (_match, _quote, name: string) => `from ${JSON.stringify(VENDOR[name])}`);
}
