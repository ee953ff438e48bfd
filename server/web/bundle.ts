/** Runs Vite over the web app. Only `build.ts` starts it: node server/web/bundle.ts OUT_DIR */
import { rename } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { build, type InlineConfig, type Plugin } from 'vite';
import { WEB_SOURCES } from './sources.ts';

const WEB = import.meta.dirname;
const ROOT = resolve(WEB, '../..');

/** A source that the build's hash does not know would leave stale builds in use. */
const refuseUnknownSources = {
  name: 'refuse-unknown-sources',
  moduleParsed({ id }) {
    const path = relative(ROOT, id);
    const isOurs = id.startsWith('/') && !path.startsWith('..') && !path.startsWith('node_modules');
    if (isOurs && !WEB_SOURCES.some((source) => path.startsWith(source)))
      this.error(`${path} is bundled but not named in server/web/sources.ts`);
  },
} satisfies Plugin;

const common = {
  root: WEB,
  configFile: false,
  logLevel: 'warn',
  publicDir: join(WEB, 'public'),
  plugins: [
    preact({ devToolsEnabled: false, prefreshEnabled: false, reactAliasesEnabled: false }),
    refuseUnknownSources,
  ],
} satisfies InlineConfig;

async function bundle(outDir: string): Promise<void> {
  const client = join(outDir, 'client');
  await build({
    ...common,
    build: {
      outDir: client,
      emptyOutDir: true,
      manifest: 'manifest.json',
      // The pages' CSP allows neither inline scripts nor data: fonts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // One sheet, so that a page read without scripts has all of its looks.
      cssCodeSplit: false,
      rolldownOptions: { input: join(WEB, 'entry-client.tsx') },
    },
  });
  await rename(join(client, 'manifest.json'), join(outDir, 'manifest.json'));
  await build({
    ...common,
    // Self-contained: a build in the cache folder has no node_modules above it.
    ssr: { noExternal: true },
    build: {
      outDir: join(outDir, 'ssr'),
      emptyOutDir: true,
      copyPublicDir: false,
      ssr: join(WEB, 'entry-ssr.tsx'),
      rolldownOptions: { output: { entryFileNames: '[name].mjs' } },
    },
  });
}

const [outDir] = process.argv.slice(2);
if (!outDir) throw new Error('usage: node server/web/bundle.ts OUT_DIR');
await bundle(resolve(outDir));
