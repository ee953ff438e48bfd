import { chmodSync, chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Cluster, runPostgresTool } from './cluster.ts';

/** The sort order of code points, and knowledge of every alphabet's letters (which word search needs). */
const LOCALE = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';

/**
 * Makes a cluster with the role and the database `glim`. It takes its place
 * only when it is whole, so a start killed midway leaves nothing half-made.
 */
export async function createCluster(cluster: Cluster, password: string): Promise<void> {
  const partial = `${cluster.directory}.new`;
  const passwordFile = join(partial, 'password');
  const data = join(partial, 'data');
  mkdirSync(dirname(partial), { recursive: true, mode: 0o711 });
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  for (const path of [partial, passwordFile]) own(path, cluster);

  const identity = ['--username=glim', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const locale = ['--encoding=UTF8', `--locale=${LOCALE}`];
  await runPostgresTool(cluster, 'initdb', { args: [`--pgdata=${data}`, ...identity, ...locale] });
  const single = ['--single', '-D', data, '-c', 'exit_on_error=true', 'postgres'];
  await runPostgresTool(cluster, 'postgres', { args: single, input: 'create database glim;\n' });

  renameSync(data, cluster.directory);
  chmodSync(cluster.directory, 0o700);
  rmSync(partial, { recursive: true, force: true });
}

function own(path: string, { account }: Cluster): void {
  if (account) chownSync(path, account.uid, account.gid);
}
