import { join } from 'node:path';
import { build } from 'vite';

/** Bundles one of the browser scripts of this folder into plain text for a script tag. */
export async function pageScript(name: 'player' | 'publisher'): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    root: import.meta.dirname,
    build: {
      write: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, `${name}.ts`), formats: ['iife'], name: 'page' },
    },
  });
  const [output] = Array.isArray(built) ? built : [];
  const chunk = output?.output[0];
  if (chunk?.type !== 'chunk') throw new Error(`vite made no script of ${name}.ts`);
  return chunk.code;
}
