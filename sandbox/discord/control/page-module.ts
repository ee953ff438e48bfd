import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the page's modules import by a bare name, and where the browser finds it. */
const VENDOR: Record<string, string> = { preact: '/vendor/preact.js', 'preact/hooks': '/vendor/preact-hooks.js' };

const MODULE_PATH = /^\/(?:[\w-]+\/)*[\w-]+\.ts$/;
const BARE_IMPORT = /\bfrom\s*(["'])(preact(?:\/hooks)?)\1/g;

/**
 * The source of one of the page's modules, ready for a browser: types are stripped, nothing
 * else is built, so a reload shows an edit. Undefined where there is no such module.
 */
export async function pageModule(dir: string, path: string): Promise<string | undefined> {
  const vendored = Object.keys(VENDOR).find((name) => VENDOR[name] === path);
  if (vendored) return forBrowser(await readFile(fileURLToPath(import.meta.resolve(vendored)), 'utf8'));
  if (!MODULE_PATH.test(path)) return undefined;
  const source = await readFile(join(dir, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return source === undefined ? undefined : forBrowser(stripTypeScriptTypes(source));
}

function forBrowser(source: string): string {
  const withoutMap = source.replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n');
  return withoutMap.replace(BARE_IMPORT, (_match, _quote, name: string) => `from ${JSON.stringify(VENDOR[name])}`);
}
