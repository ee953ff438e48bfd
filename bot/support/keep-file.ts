import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Keeps a file that strangers sent: whole or not at all, and for nobody else's eyes. @param write writes it to a path */
export async function keepFile(path: string, write: (part: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const part = `${path}.part`;
  try {
    await write(part);
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
  }
}
