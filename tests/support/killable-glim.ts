/**
 * Glim as tests kill it: a Postgres of its own, and a proxy before Discord, so
 * that the bot can be killed between Discord's answer and its own commit.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '#platform/migrate.ts';
import { readConnection } from '#platform/postgres/connection-file.ts';
import { startEmbeddedPostgres } from '#platform/postgres/embedded-postgres.ts';
import { silentLog } from './database.ts';
import { type DiscordProxy, openDiscordProxy } from './discord-proxy.ts';
import { type Glim, prepareGlim } from './glim.ts';
import { passLeases } from './pass-leases.ts';

/** What a killed Postgres has written, the machine still has: only its own crash would lose it. */
const UNSYNCED = { fsync: 'off', full_page_writes: 'off', jit: 'off' };

export interface KillableGlim extends Glim {
  proxy: DiscordProxy;
  /** Kills Postgres with SIGKILL. */
  killPostgres(): void;
  /** Starts it again where it was. The bot has lost its shards with it: what it worked on is free for the next. */
  restartPostgres(): Promise<void>;
}

/** Prepares everything; the processes are the test's to start and to keep. */
export async function prepareKillableGlim(): Promise<KillableGlim> {
  const dataDir = mkdtempSync(join(tmpdir(), 'glim-kill-'));
  const start = () => startEmbeddedPostgres({ dataDir, log: () => undefined, settings: UNSYNCED });
  let postgres = await start();
  await migrate({ url: postgres.url, log: silentLog });
  const proxy = await openDiscordProxy();
  const glim = await prepareGlim({ databaseUrl: postgres.url, env: { DISCORD_API_BASE: proxy.apiBase } });
  proxy.forwardTo(`${glim.sandbox.url}/api`);

  return {
    ...glim,
    proxy,
    killPostgres() {
      process.kill(postmasterPid(dataDir), 'SIGKILL');
    },
    async restartPostgres() {
      // The one that was killed is given up, or the last stop would wait for its user.
      await postgres.stop();
      postgres = await start();
      await passLeases(glim.database.pool, 'bot');
    },
    async close() {
      await glim.close();
      await proxy.close();
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function postmasterPid(dataDir: string): number {
  const { directory } = readConnection(dataDir) ?? { directory: '' };
  return Number(readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n')[0]);
}
