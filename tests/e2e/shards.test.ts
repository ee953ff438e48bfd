/**
 * Two bots, two shards, two guilds. Discord hands an interaction to every session of a
 * shard, so each shard has one bot; who dies leaves its shard to the other.
 */
import { once } from 'node:events';
import * as assert from 'uvu/assert';
import { shardOf } from '../../bot/shards/shard-of.ts';
import { type SandboxClient, sandboxClient } from '../../sandbox/discord/control/client.ts';
import { CONTROL_TOKEN, cardsOf, type Glim, prepareGlim } from '../support/glim.ts';
import { lastAnswer } from '../support/last-answer.ts';
import { picture } from '../support/pictures.ts';
import type { GlimProcess } from '../support/process.ts';
import { suite } from '../support/suite.ts';

/** As `bot/shards/shard-locks.ts` names a shard's lock. */
const LOCK_SHARD_1 = 'select pg_advisory_lock(6451060, 1)';

interface Context {
  glim: Glim;
  discord: SandboxClient;
  second: GlimProcess;
  /** The guild of each shard. */
  guildIds: [string, string];
  stream: { id: string; slug: string };
}

const test = suite<Context>('shards');

test.before(async (context) => {
  context.glim = await prepareGlim({ env: { DISCORD_SHARDS: '2' } });
  context.second = context.glim.newBot();
  const { url, guildId } = context.glim.sandbox;
  context.discord = sandboxClient({ url, token: CONTROL_TOKEN });
  const other = await addGuildOn(1 - shardOf(guildId, 2), context.discord);
  context.guildIds = shardOf(guildId, 2) === 0 ? [guildId, other] : [other, guildId];
});
test.after(async ({ glim, second }) => {
  await second.stop();
  await glim.close();
});

/** Which shard a guild is of is its id's doing. */
async function addGuildOn(shard: number, discord: SandboxClient): Promise<string> {
  for (let number = 1; ; number += 1) {
    const { id } = await discord.addGuild(`Guild ${number}`);
    if (shardOf(id, 2) === shard) return id;
    await discord.deleteGuild(id);
  }
}

/** What the bot says to the owner's command in a guild. */
async function ask({ discord }: Context, guildId: string, command: string, options = {}): Promise<string> {
  const { guild } = await discord.state(guildId);
  const place = discord.as(guild.owner_id).in(await discord.channelId('general', guildId));
  return (await lastAnswer(discord, place, await place.slash(command, options))).content;
}

async function cards({ discord, stream }: Context, guildId: string) {
  const { guild } = await discord.state(guildId);
  const live = discord.as(guild.owner_id).in(await discord.channelId('live', guildId));
  return cardsOf(await live.messages(), stream.slug);
}

/** What stands as a scheduled event of a guild. */
async function titles({ discord }: Context, guildId: string): Promise<string[]> {
  return (await discord.state(guildId)).scheduledEvents.map(({ name }) => name);
}

function planFor(title: string) {
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  return { title, day, time: '12:00', lengthMinutes: 60, isWeekly: false, timeZone: 'UTC' };
}

test('each of two bots has one shard, and a stream is announced in the guilds of both', async (context) => {
  const { glim, second, guildIds, discord } = context;
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

  for (const guildId of guildIds) {
    const live = await discord.channelId('live', guildId);
    await ask(context, guildId, 'live-alerts add', { channel: live });
    await ask(context, guildId, 'live-alerts settings', { events: true });
  }
  const { slug } = await glim.openChannel();
  const { id } = await glim.database.unitOfWork(async () => {
    const channel = await glim.domain.channels.get(slug);
    await glim.domain.schedules.add(channel, channel.owner, planFor('Ink'));
    return glim.domain.streams.start(channel.id);
  });
  context.stream = { id, slug };
  for (const guildId of guildIds) {
    await discord.until(async () => (await cards(context, guildId)).length === 1);
    await discord.until(async () => (await titles(context, guildId)).join() === 'Ink');
  }
});

test("each guild's emotes are brought by its own shard, and none twice", async ({ glim, guildIds, discord }) => {
  const { emoteProposals, emoteDesk, guildEmotes } = glim.domain;
  const by = { name: 'Ada', user: null, discordId: null };
  await glim.database.unitOfWork(async () => {
    for (const [number, name] of ['wave', 'hello'].entries()) {
      const image = await picture(number, { size: 8 });
      const { id } = await emoteProposals.propose({ name, image, channel: null, by, source: 'web' });
      await emoteDesk.approve(id, 'Ada');
    }
    for (const guildId of guildIds) await guildEmotes.choose(guildId, { mode: 'all' }, 'Ada');
  });
  for (const guildId of guildIds) {
    await discord.until(async () => (await discord.state(guildId)).emojis.length === 2, 30_000);
    const uploads = (await discord.requests()).filter(
      ({ method, path }) => method === 'POST' && path === `/guilds/${guildId}/emojis`,
    );
    assert.is(uploads.length, 2);
  }
});

test('the shard of a bot that is killed is taken over, and nothing is done twice', async (context) => {
  const { glim, guildIds, discord, stream } = context;
  await glim.bot.stop('SIGKILL');
  await glim.database.unitOfWork(async () => {
    const lostAt = new Date();
    await glim.domain.streams.lost(stream.id, lostAt);
    await glim.domain.streams.endIfStillLost(stream.id, lostAt);
    const channel = await glim.domain.channels.get(stream.slug);
    const [entry] = await glim.domain.schedules.list(channel);
    await glim.domain.schedules.add(channel, channel.owner, planFor('Oil'));
    await glim.domain.schedules.remove(channel, channel.owner, entry!.id);
  });
  for (const guildId of guildIds) {
    await discord.until(async () => /was live/.test(JSON.stringify(await cards(context, guildId))), 30_000);
    assert.is((await cards(context, guildId)).length, 1);
    await discord.until(async () => (await titles(context, guildId)).join() === 'Oil');
    assert.ok((await ask(context, guildId, 'live now')).includes('Nobody is live right now'));
  }
});

test.run();
