import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A secret that nobody gave: made once, then kept in `DATA_DIR/secrets/NAME`, readable by its owner only. */
export function generatedSecret(
  dataDir: string,
  name: string,
  make = () => randomBytes(32).toString('base64url'),
): string {
  const folder = join(dataDir, 'secrets');
  const file = join(folder, name);
  return read(file) ?? create(file, folder, make());
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim() || undefined;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** link(2) makes it appear whole, and for whoever came first only. */
function create(file: string, folder: string, secret: string): string {
  // DATA_DIR itself stays passable: the embedded Postgres never runs as root and has its folder in there.
  mkdirSync(dirname(folder), { recursive: true, mode: 0o711 });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, `${secret}\n`, { mode: 0o600 });
  try {
    linkSync(mine, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(mine);
  }
  const kept = read(file);
  if (!kept) throw new Error(`${file} is empty: remove it`);
  return kept;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
