import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Addresses of what a page's head asks for. */
export interface ClientAssets {
  script: string;
  styles: string[];
  fonts: string[];
  /** Loaded ahead on the watch page, so that the first frame does not wait for it. */
  player: string[];
}

interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
}

const ENTRY = 'entry-client.tsx';
const PLAYER = /mediasoup-client/;
/** The one file that Latin text needs; others load by their unicode-range. */
const FONT = /inter-latin-wght-normal.*\.woff2$/;

/** Reads Vite's manifest of a build. */
export async function readClientAssets(dir: string): Promise<ClientAssets> {
  const manifest: Record<string, Chunk> = JSON.parse(await readFile(join(dir, 'manifest.json'), 'utf8'));
  const entry = manifest[ENTRY];
  if (!entry) throw new Error(`${dir} holds no build of ${ENTRY}`);
  const chunks = Object.entries(manifest);
  const files = (isWanted: (name: string, chunk: Chunk) => boolean) =>
    chunks.filter(([name, chunk]) => isWanted(name, chunk)).map(([, chunk]) => `/${chunk.file}`);
  return {
    script: `/${entry.file}`,
    styles: files((_, chunk) => chunk.file.endsWith('.css')),
    fonts: files((_, chunk) => FONT.test(chunk.file)),
    player: files((name, chunk) => PLAYER.test(name) && chunk.file.endsWith('.js')),
  };
}
