import { resolve } from 'node:path';
import { type Client, DiscordjsError, DiscordjsErrorCodes, Events, type Guild } from 'discord.js';
import { Client as PostgresClient } from 'pg';
import { renderChart } from '#platform/charts/render-chart.ts';
import { openJobRunner, type TaskHandler } from '#platform/job-runner.ts';
import { openPlatform } from '#platform/open-platform.ts';
import { CannotStart, runMain } from '#platform/run-main.ts';
import { createClient } from './client.ts';
import type { BotContext } from './context.ts';
import { deployCommands } from './deploy/deploy-commands.ts';
import { deployRest } from './deploy/deploy-rest.ts';
import { keepDeploying } from './deploy/keep-deploying.ts';
import { createDispatch } from './dispatch.ts';
import { WinReactions } from './glimcap/wins/win-reactions.ts';
import { adoptGuild } from './guilds/adopt-guild.ts';
import { GuildWatch } from './guilds/guild-watch.ts';
import { ShardReports } from './guilds/status/shard-reports.ts';
import { InTurn } from './in-turn.ts';
import { createLanguages } from './languages.ts';
import { ChannelRenames } from './metrics/figures/channel-renames.ts';
import { registry, tasks } from './registry.ts';
import { takeShardLock } from './shard-lock.ts';
import { CardDeletions } from './streams/card-deletions.ts';
import { CardWire } from './streams/card-wire.ts';
import { LiveCards } from './streams/live-cards.ts';
import { pictureReader } from './streams/picture-reader.ts';
import { ensurePanel } from './support/ensure-panel.ts';
import { LeavingMembers } from './support/leaving-members.ts';
import { OneAtATime } from './support/one-at-a-time.ts';
import { QuestionReactions } from './support/questions/question-reactions.ts';
import { WatchedQuestions } from './support/questions/watched-questions.ts';
import { TicketRecorder } from './support/ticket-recorder.ts';

const SHARD = 0;

await runMain(async (config) => {
  const token = config.DISCORD_TOKEN;
  if (!token) throw new CannotStart('DISCORD_TOKEN is not set: the bot has no guild to live in.');
  const { database, bus, domain, lease, lifecycle, log } = await openPlatform(config, 'bot');

  const lock = new PostgresClient({ connectionString: config.DATABASE_URL });
  lock.on('error', (error) => log.warn({ reason: error.message }, 'shard lock connection broke'));
  await lock.connect();
  lifecycle.onClose('shard lock', () => {
    lock.removeAllListeners('end'); // It is given up, not lost.
    return lock.end();
  });
  await takeShardLock(lock, {
    shard: SHARD,
    onWait: () => {
      log.info({ shard: SHARD }, 'another bot has the shard; standing by');
      process.send?.({ type: 'standby' });
    },
    onLost: () => {
      log.warn('shard lock lost');
      process.kill(process.pid, 'SIGTERM');
    },
  });

  const client = await signIn(token);
  lifecycle.onClose('discord', () => client.destroy());

  const recorder = new TicketRecorder({ client, domain, unitOfWork: database.unitOfWork, log });
  lifecycle.onClose('ticket recorder', () => recorder.close());
  const watchedQuestions = new WatchedQuestions({ client, domain, unitOfWork: database.unitOfWork, log });
  lifecycle.onClose('watched questions', () => watchedQuestions.close());
  void recorder.catchUpAll();

  const home = findHome(client, config.DISCORD_PUBLIC_GUILD_ID);
  const languages = createLanguages();
  const renames = new ChannelRenames({ apiBase: config.DISCORD_API_BASE, token });
  lifecycle.onClose('channel renames', () => renames.close());
  const context: BotContext = {
    ...domain,
    client,
    log,
    words: languages.of('en'),
    languages,
    publicUrl: config.PUBLIC_URL,
    recorder,
    watchedQuestions,
    openings: new OneAtATime(),
    inTurn: new InTurn(),
    renames,
    cards: new CardWire(client),
    readPicture: pictureReader({ publicUrl: config.PUBLIC_URL, log }),
    attachmentDir: resolve(config.DATA_DIR, 'attachments'),
    homeGuildId: home?.id ?? null,
    renderChart,
    now: () => new Date(),
  };
  const { unitOfWork } = database;
  const dispatch = createDispatch({ registry, context, unitOfWork });
  client.on(Events.InteractionCreate, (interaction) => void dispatch(interaction));

  const winReactions = new WinReactions({ context, unitOfWork });
  lifecycle.onClose('win reactions', () => winReactions.close());
  const questionReactions = new QuestionReactions({ context, unitOfWork });
  lifecycle.onClose('question reactions', () => questionReactions.close());
  const leavingMembers = new LeavingMembers({ context, unitOfWork });
  lifecycle.onClose('leaving members', () => leavingMembers.close());

  if (home && isPlayed(config.DISCORD_API_BASE)) await unitOfWork(() => adoptGuild(home, context));
  const cardDeletions = new CardDeletions({ context, unitOfWork });
  lifecycle.onClose('card deletions', () => cardDeletions.close());

  if (home) await unitOfWork(() => ensurePanel(home, context));
  const rest = deployRest({ apiBase: config.DISCORD_API_BASE, token });
  const deploy = () => unitOfWork(() => deployCommands({ rest, registry, deployments: domain.commandDeployments }));
  lifecycle.onClose('command deployment', await keepDeploying({ deploy, log }));

  const handlers = Object.entries(tasks).map(([name, run]): [string, TaskHandler] => [
    name,
    // Sound because the outbox types what is written under each name.
    (payload, { log: jobLog }) => run(payload as never, { ...context, log: jobLog }),
  ]);
  const runner = await openJobRunner({ database, lease, tasks: Object.fromEntries(handlers), concurrency: 4, log });
  lifecycle.onClose('job runner', () => runner.close());

  const guildWatch = new GuildWatch({ context, unitOfWork });
  lifecycle.onClose('guild watch', () => guildWatch.close());
  const shardReports = new ShardReports({ context, unitOfWork });
  lifecycle.onClose('shard reports', () => shardReports.close());
  const liveCards = new LiveCards({ bus, context, unitOfWork });
  lifecycle.onClose('live cards', () => liveCards.close());
  lifecycle.ready();

  async function signIn(botToken: string): Promise<Client<true>> {
    const connecting = createClient({
      apiBase: config.DISCORD_API_BASE,
      cdnBase: config.DISCORD_CDN_BASE,
      isPrivileged: true,
    });
    connecting.on(Events.Error, (error) => log.error({ err: error }, 'discord error'));
    connecting.on(Events.Warn, (message) => log.warn(message));
    connecting.on(Events.ShardDisconnect, ({ code }) => log.warn({ code }, 'discord connection ended'));
    connecting.on(Events.ShardReconnecting, () => log.info('discord reconnecting'));
    const ready = new Promise<Client<true>>((resolve) => connecting.once(Events.ClientReady, resolve));
    try {
      await connecting.login(botToken);
    } catch (error) {
      throw explain(error);
    }
    return ready;
  }
});

/** The guild that Glim belongs to: the one that is named, else the only one there is. */
function findHome(client: Client<true>, guildId: string | undefined): Guild | undefined {
  const { cache } = client.guilds;
  if (guildId) return cache.get(guildId);
  return cache.size === 1 ? cache.first() : undefined;
}

/** Whether Discord is a sandbox: plain http is for these only. */
function isPlayed(address: string): boolean {
  return new URL(address).protocol === 'http:';
}

/** A wrong token or a missing intent will be no better the next time. */
function explain(error: unknown): unknown {
  if (!(error instanceof DiscordjsError || error instanceof Error)) return error;
  if ('code' in error && error.code === DiscordjsErrorCodes.TokenInvalid) {
    return new CannotStart('DISCORD_TOKEN was refused by Discord. Copy it again from the developer portal.');
  }
  if (error.message.includes('disallowed intents')) {
    return new CannotStart(
      'Discord refuses the privileged intents. Enable "Server Members" and "Message Content" for the bot in the developer portal.',
    );
  }
  return error;
}
