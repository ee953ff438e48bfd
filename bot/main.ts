import { resolve } from 'node:path';
import { type Client, Events } from 'discord.js';
import { Client as PostgresClient } from 'pg';
import { renderChart } from '#platform/charts/render-chart.ts';
import { forwardJob, waitingTasks } from '#platform/forward-job.ts';
import { openJobRunner } from '#platform/job-runner.ts';
import { openPlatform } from '#platform/open-platform.ts';
import { CannotStart, CannotStartYet, runMain } from '#platform/run-main.ts';
import { deployCommands } from './deploy/deploy-commands.ts';
import { deployRest } from './deploy/deploy-rest.ts';
import { keepDeploying } from './deploy/keep-deploying.ts';
import { adoptGuild } from './guilds/adopt-guild.ts';
import { createLanguages } from './languages.ts';
import { registry, routes, tasks } from './registry.ts';
import { openSession } from './session.ts';
import { recommendedShards } from './shards/recommended-shards.ts';
import { routeTasks, shardOfTask } from './shards/route-tasks.ts';
import { ShardKeeper } from './shards/shard-keeper.ts';
import { ShardLocks } from './shards/shard-locks.ts';
import { shardOf } from './shards/shard-of.ts';
import { signIn } from './shards/sign-in.ts';
import { whyNotStarted } from './shards/why-not-started.ts';
import { pictureReader } from './streams/picture-reader.ts';
import { ensurePanel } from './support/ensure-panel.ts';

await runMain(async (config) => {
  const token = config.DISCORD_TOKEN;
  if (!token) throw new CannotStart('DISCORD_TOKEN is not set: the bot has no guild to live in.');
  const { database, bus, domain, lease, lifecycle, log } = await openPlatform(config, 'bot');
  const { unitOfWork, pool } = database;
  const discord = {
    ...{ apiBase: config.DISCORD_API_BASE, cdnBase: config.DISCORD_CDN_BASE },
    ...{ mediaBase: config.DISCORD_MEDIA_BASE, token },
  };
  const languages = createLanguages();
  const rest = deployRest(discord);

  const locks = new ShardLocks(await openLockConnection());
  const wanted = await explained(async () => config.DISCORD_SHARDS ?? (await recommendedShards(discord)));
  const count = await locks.agree(wanted);
  if (count !== wanted)
    log.warn({ wanted, shards: count }, 'other bots run with another number of shards: joining them');

  const keeper = new ShardKeeper({
    locks,
    count,
    open: (id) => explained(() => openShard({ id, count })),
    onStandby: () => {
      log.info({ shards: count }, 'other bots have every shard; standing by');
      process.send?.({ type: 'standby' });
    },
    onFailed: (error) => leave({ err: error }, 'shard not opened'),
    ...(isPlayed(discord.apiBase) ? { identifyEveryMs: 0 } : {}),
  });
  lifecycle.onClose('shards', () => keeper.close());
  await keeper.start();
  lifecycle.ready();

  async function openShard(shard: { id: number; count: number }) {
    const client = await signIn({ discord, shard, log });
    client.on(Events.ShardDisconnect, ({ code }) =>
      leave({ code, shard: shard.id }, 'discord connection ended for good'),
    );
    const session = await openSession({
      ...{ client, domain, unitOfWork, log, bus, languages, registry, discord, lease, renderChart },
      publicUrl: config.PUBLIC_URL,
      readPicture: pictureReader({ publicUrl: config.PUBLIC_URL, log }),
      attachmentDir: resolve(config.DATA_DIR, 'attachments'),
      homeGuildId: config.DISCORD_PUBLIC_GUILD_ID ?? onlyGuild(client, shard.count),
      isHere: (guildId) => shardOf(guildId, shard.count) === shard.id,
      prepareHome: async (home, context) => {
        if (isPlayed(discord.apiBase)) await adoptGuild(home, context);
        await ensurePanel(home, context);
      },
    });
    const stopDeploying = shard.id === 0 ? await keepDeploying({ deploy, log }) : () => undefined;
    const runner = await openJobRunner({
      ...{ database, lease, log, concurrency: 4 },
      tasks: routeTasks({
        ...{ shard, tasks, routes, context: session.context },
        goneShards: shard.id === 0 ? await goneShards(shard.count) : [],
        forward: (job) => forwardJob(pool, job),
      }),
    });
    log.info({ shard: shard.id, shards: shard.count, guilds: client.guilds.cache.size }, 'shard open');
    return {
      async close() {
        stopDeploying();
        await runner.close();
        await session.close();
      },
    };
  }

  function deploy() {
    return unitOfWork(() => deployCommands({ rest, registry, deployments: domain.commandDeployments }));
  }

  /** Shards of which jobs wait, though there are fewer now. */
  async function goneShards(shards: number): Promise<number[]> {
    const numbers = (await waitingTasks(pool)).map(shardOfTask);
    return numbers.filter((number) => number !== null && number >= shards).map(Number);
  }

  async function openLockConnection(): Promise<PostgresClient> {
    const connection = new PostgresClient({ connectionString: config.DATABASE_URL });
    connection.on('error', (error) => log.warn({ reason: error.message }, 'shard lock connection broke'));
    connection.on('end', () => leave({}, 'shard locks lost'));
    await connection.connect();
    lifecycle.onClose('shard locks', () => {
      connection.removeAllListeners('end'); // They are given up, not lost.
      return connection.end();
    });
    return connection;
  }

  /** Somebody else can go on, or this process after it was started again. */
  function leave(fields: object, event: string): void {
    log.warn(fields, event);
    process.kill(process.pid, 'SIGTERM');
  }
});

/** Where no guild is named, Glim belongs to the only one there is. */
function onlyGuild({ guilds }: Client<true>, shards: number): string | null {
  return shards === 1 && guilds.cache.size === 1 ? (guilds.cache.firstKey() ?? null) : null;
}

/** Whether Discord is a sandbox: plain http is for these only. */
function isPlayed(address: string): boolean {
  return new URL(address).protocol === 'http:';
}

/** @throws CannotStart where it will be no better the next time */
async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const why = whyNotStarted(error);
    if (!why) throw error;
    throw why.isFinal ? new CannotStart(why.sentence) : new CannotStartYet(why.sentence, { cause: error });
  }
}
