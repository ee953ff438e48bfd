import { once } from 'node:events';
import { shardOf } from '../../bot/shards/shard-of.ts';
import { type Presence, type SandboxClient, sandboxClient } from '../../sandbox/discord/control/client.ts';
import { createTestClock, type TestClock } from './clock.ts';
import { CONTROL_TOKEN, type Glim, prepareGlim } from './glim.ts';
import type { GlimProcess } from './process.ts';

/** As `bot/shards/shard-locks.ts` names a shard's lock. */
const LOCK_SHARD_1 = 'select pg_advisory_lock(6451060, 1)';

/** Two bots in processes of their own, each with the shard of one guild. */
export interface TwoBots {
  glim: Glim;
  discord: SandboxClient;
  second: GlimProcess;
  /** The time of `glim.domain`; the bots have the machine's. */
  clock: TestClock;
  /** The guild of each shard; one of them is Glim's own. */
  guildIds: [string, string];
  run<T>(work: (domain: Glim['domain']) => Promise<T>): Promise<T>;
  /** Puts a job into the queue so many times, for both bots to take up at once. */
  crowd(task: string, payload: object, times?: number): Promise<void>;
  /** The owner of a guild in one of its text channels. */
  owner(guildId: string, channelName: string): Promise<Presence>;
  close(): Promise<void>;
}

export async function openTwoBots(): Promise<TwoBots> {
  const clock = createTestClock(new Date().toISOString());
  const glim = await prepareGlim({ clock, env: { DISCORD_SHARDS: '2' }, hasHome: true });
  const discord = sandboxClient({ url: glim.sandbox.url, token: CONTROL_TOKEN });
  const { guildId } = glim.sandbox;
  const other = await addGuildOn(1 - shardOf(guildId, 2), discord);
  const second = await startBoth(glim);
  return {
    ...{ glim, discord, second, clock },
    guildIds: shardOf(guildId, 2) === 0 ? [guildId, other] : [other, guildId],
    run: (work) => glim.database.unitOfWork(() => work(glim.domain)),
    async crowd(task, payload, times = 3) {
      await glim.database.pool.query('select graphile_worker.add_job($1, $2) from generate_series(1, $3)', [
        ...[task, JSON.stringify(payload), times],
      ]);
    },
    async owner(id, channelName) {
      const { guild } = await discord.state(id);
      return discord.as(guild.owner_id).in(await discord.channelId(channelName, id));
    },
    async close() {
      await second.stop();
      await glim.close();
    },
  };
}

/** Which shard a guild is of is its id's doing. */
async function addGuildOn(shard: number, discord: SandboxClient): Promise<string> {
  for (let number = 1; ; number += 1) {
    const { id } = await discord.addGuild(`Guild ${number}`);
    if (shardOf(id, 2) === shard) return id;
    await discord.deleteGuild(id);
  }
}

/** The first one has shard 0. @returns the second one, which has shard 1 */
async function startBoth(glim: Glim): Promise<GlimProcess> {
  const second = glim.newBot();
  const keeper = await glim.database.pool.connect();
  await keeper.query(LOCK_SHARD_1);
  await glim.bot.start();
  const standby = second.launch();
  await once(standby, 'message');
  // The first one would take what is free as well.
  process.kill(glim.bot.pid!, 'SIGSTOP');
  const ready = once(standby, 'message');
  keeper.release(true);
  await ready;
  process.kill(glim.bot.pid!, 'SIGCONT');
  return second;
}
