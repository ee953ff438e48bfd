/**
 * A real Postgres for whoever has none: its binaries come with npm, its data
 * lives in DATA_DIR, it listens on 127.0.0.1 only and wants a password.
 */
import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { type Cluster, chooseDirectory, hasData, openCluster } from './cluster.ts';
import { type Connection, connectionUrl, newPassword, readConnection, writeConnection } from './connection-file.ts';
import { createCluster } from './create-cluster.ts';
import { joinDatabaseUsers } from './database-users.ts';
import { packagedMajor } from './postgres-binaries.ts';
import { findPostmaster, stopPostmaster } from './postmaster.ts';
import { withProcessLock } from './process-lock.ts';
import { startPostmaster } from './start-postmaster.ts';

export interface EmbeddedPostgresOptions {
  /** DATA_DIR; made when it is missing. */
  dataDir: string;
  /** Hears what is being done, a sentence each. */
  log: (line: string) => void;
  /** Further settings of postgresql.conf, for a server that this call starts. */
  settings?: Record<string, string>;
}

export interface EmbeddedPostgres {
  /** For DATABASE_URL. */
  url: string;
  /** Whether it was already running: for another of our processes, or left over by a killed one. */
  isAdopted: boolean;
  /** Stops it, unless another living process of ours uses it too. May be called twice. */
  stop: () => Promise<void>;
}

/** Starts the Postgres of a DATA_DIR, or takes over the one that runs there. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  // Others may pass through, not list: Postgres never runs as root, so its account has to reach its folder in here.
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const lock = join(dataDir, 'postgres.lock');

  return withProcessLock(lock, async () => {
    const users = joinDatabaseUsers(dataDir);
    try {
      const { cluster, url, isAdopted } = await adoptOrStart(dataDir, options);
      const leave = async () => {
        if (users.leave().isLast && findPostmaster(cluster)) await stopPostmaster(cluster);
      };
      let stopped: Promise<void> | undefined;
      return {
        url,
        isAdopted,
        stop: () => {
          stopped ??= withProcessLock(lock, leave);
          return stopped;
        },
      };
    } catch (error) {
      users.leave();
      throw error;
    }
  });
}

async function adoptOrStart(dataDir: string, { log, settings = {} }: EmbeddedPostgresOptions) {
  const known = readConnection(dataDir);
  const cluster = openCluster(known?.directory ?? chooseDirectory(dataDir));
  const connection = known ?? { directory: cluster.directory, port: 0, password: newPassword() };

  const running = findPostmaster(cluster);
  if (running && (await answers({ ...connection, port: running.port }))) {
    return { cluster, url: remember(dataDir, { ...connection, port: running.port }), isAdopted: true };
  }
  if (running) {
    log(`Postgres (pid ${running.pid}) was left over and does not answer: stopping it`);
    await stopPostmaster(cluster);
  }
  if (!known && hasData(cluster)) setAside(cluster, log);

  remember(dataDir, connection);
  if (!hasData(cluster)) {
    log(`creating the database in ${cluster.directory}`);
    await createCluster(cluster, connection.password);
  }
  checkVersion(cluster);
  const port = await startPostmaster(cluster, { wishedPort: connection.port, settings });
  return { cluster, url: remember(dataDir, { ...connection, port }), isAdopted: false };
}

function remember(dataDir: string, connection: Connection): string {
  writeConnection(dataDir, connection);
  return connectionUrl(connection);
}

/** Without its password a cluster is of no use, but it may hold somebody's only copy: it is kept. */
function setAside(cluster: Cluster, log: (line: string) => void): void {
  const aside = `${cluster.directory}.${Date.now()}`;
  renameSync(cluster.directory, aside);
  log(`a database whose password is no longer in DATA_DIR was set aside as ${aside}`);
}

function checkVersion({ directory }: Cluster): void {
  const found = readFileSync(join(directory, 'PG_VERSION'), 'utf8').trim();
  if (found === packagedMajor()) return;
  throw new Error(
    `${directory} was made by Postgres ${found}, and this is Postgres ${packagedMajor()}: dump it with the old one, or set DATABASE_URL`,
  );
}

async function answers(connection: Connection): Promise<boolean> {
  const client = new Client({ connectionString: connectionUrl(connection), connectionTimeoutMillis: 3_000 });
  client.on('error', () => {}); // Said by connect() or query() as well.
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false; // Whatever the reason, it is of no use to us.
  } finally {
    await client.end().catch(() => {});
  }
}
