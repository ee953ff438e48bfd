import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/** Postgres refuses to run as root: whom it runs as instead. Nobody else's concern: undefined. */
export interface PostgresAccount {
  uid: number;
  gid: number;
}

const NAME = 'postgres';

/**
 * For root: the owner of a cluster that is already there, else the system's
 * account `postgres`, which is made when it is missing. For everybody else,
 * undefined: Postgres runs as the one who started it.
 */
export function postgresAccount(directory: string): PostgresAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(directory, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return find() ?? create();
}

function find(): PostgresAccount | undefined {
  const fields = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([name]) => name === NAME);
  return fields ? { uid: Number(fields[2]), gid: Number(fields[3]) } : undefined;
}

function create(): PostgresAccount {
  const flags = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent'];
  execFileSync('useradd', [...flags, '--shell', '/usr/sbin/nologin', NAME], { stdio: ['ignore', 'ignore', 'pipe'] });
  const account = find();
  if (!account) throw new Error(`useradd made no account "${NAME}"`);
  return account;
}
