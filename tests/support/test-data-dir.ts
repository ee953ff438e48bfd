import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const MEMORY = '/dev/shm';
const ROOM_BYTES = 2 * 1024 ** 3;

/**
 * Where the tests' Postgres has its files, kept between runs so that the next one finds it initialised. In memory where
 * there is room: each test file's database is some 800 files that are made and deleted, and ext4 looks long for a free
 * inode among those that were deleted within the last minute. Elsewhere, as in a container with little shared memory,
 * beside the other caches.
 */
export function testDataDir(): string {
  const user = process.getuid?.() ?? 0;
  const checkout = createHash('sha256').update(ROOT).digest('hex').slice(0, 12);
  const inMemory = join(MEMORY, `glim-tests-${user}-${checkout}`);
  return isOurs(inMemory, user) ? inMemory : join(ROOT, 'node_modules/.cache/glim-tests');
}

/** Makes the folder where it is missing and there is room. Everyone may write there: one that is another's is left alone. */
function isOurs(folder: string, user: number): boolean {
  if (!existsSync(MEMORY)) return false;
  if (!existsSync(folder)) {
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize < ROOM_BYTES) return false;
    mkdirSync(folder, { recursive: true, mode: 0o711 });
  }
  return statSync(folder).uid === user;
}
