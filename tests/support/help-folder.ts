import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of help articles that a test writes. */
export class HelpFolder {
  readonly dir = mkdtempSync(join(tmpdir(), 'glim-help-'));

  constructor() {
    mkdirSync(join(this.dir, 'images'));
  }

  /** @param facts lines of the front matter in place of the usual ones, or beside them */
  write(slug: string, { body = 'Words.', ...facts }: Record<string, string> = {}): void {
    const all = { title: `About ${slug}`, summary: `All about ${slug}.`, category: 'fixing', order: '1', ...facts };
    const lines = Object.entries(all).map(([key, value]) => `${key}: ${value}`);
    writeFileSync(join(this.dir, `${slug}.md`), `---\n${lines.join('\n')}\n---\n\n${body}\n`);
  }

  writeRaw(slug: string, text: string): void {
    writeFileSync(join(this.dir, `${slug}.md`), text);
  }

  writeImage(name: string, bytes: Buffer): void {
    writeFileSync(join(this.dir, 'images', name), bytes);
  }

  remove(): void {
    rmSync(this.dir, { recursive: true });
  }
}

/** The beginning of a PNG of that size. */
export function pngHeader({ width, height }: { width: number; height: number }): Buffer {
  const bytes = Buffer.alloc(33);
  bytes.write('\x89PNG\r\n\x1a\n', 'latin1');
  bytes.writeUInt32BE(13, 8);
  bytes.write('IHDR', 12);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}
