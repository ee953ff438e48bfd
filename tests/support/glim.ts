/**
 * All of Glim as it runs in life: server, bot and jobs as processes of their
 * own, a database of their own, and the sandbox's Discord in this process.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIEmbed, APIMessage } from 'discord-api-types/v10';
import { type Clock, systemClock } from '#domain/clock.ts';
import { createDomain, type Domain } from '#domain/domain.ts';
import type { SourceSettings } from '#domain/metrics/source-list.ts';
import { type Database, openDatabase } from '#platform/database.ts';
import { sharpEmoteImages } from '#platform/emotes/sharp-emote-images.ts';
import { graphileOutbox } from '#platform/graphile-outbox.ts';
import { noHelp } from '#platform/help/no-help.ts';
import { re2Patterns } from '#platform/re2-patterns.ts';
import { createSecrets } from '#platform/sealed-secrets.ts';
import { type Sandbox, startSandbox } from '../../sandbox/discord/sandbox.ts';
import { QUICK } from '../../sandbox/discord/testing/quick.ts';
import { createTestDatabase, silentLog } from './database.ts';
import { GLIMCAP_SETTINGS, NO_SOURCES } from './domain.ts';
import { openChannel } from './factories.ts';
import { freePort } from './free-port.ts';
import { passLeases } from './pass-leases.ts';
import { GlimProcess } from './process.ts';

export const BOT_TOKEN = 'the-token-of-the-bot-in-tests';
const SESSION_SECRET = 'a test secret of at least thirty-two characters';
export const CONTROL_TOKEN = 'the control token of tests';

export interface Glim {
  url: string;
  sandbox: Sandbox;
  database: Database;
  databaseUrl: string;
  domain: Domain;
  dataDir: string;
  server: GlimProcess;
  bot: GlimProcess;
  jobs: GlimProcess;
  /** Kills the only bot with SIGKILL. What it worked on is free for the next at once, without the lease's time. */
  killBot(): Promise<void>;
  /** Another bot beside the first, which the test stops. */
  newBot(): GlimProcess;
  /** As `newBot`, of jobs. */
  newJobs(): GlimProcess;
  /** The guild's text channel of that name. */
  textChannelId(name: string): Promise<string>;
  /** What stands in a text channel, oldest first, as the bot itself reads it. */
  listMessages(textChannelId: string): Promise<APIMessage[]>;
  /** Opens a channel; an encoder reaches it at `whipUrl` with `streamKey`. */
  openChannel(): Promise<{ slug: string; streamKey: string; whipUrl: string }>;
  close(): Promise<void>;
}

interface Options {
  /** Variables beside those that tests need. */
  env?: Record<string, string>;
  /** Whether the sandbox's first guild is named as Glim's own, which is else the only one there is. */
  hasHome?: boolean;
  /** Another database than one cloned from the tests' template, e.g. one whose Postgres the test kills. */
  databaseUrl?: string;
  /** The time of `domain`, the test's own; the processes have the machine's. */
  clock?: Clock;
  /** What `domain` takes for switched on. */
  sources?: SourceSettings;
}

/** Prepares everything; the processes are the test's to start. */
export async function prepareGlim({
  env = {},
  hasHome = false,
  databaseUrl,
  clock = systemClock,
  sources = NO_SOURCES,
}: Options = {}): Promise<Glim> {
  const test = databaseUrl ? null : await createTestDatabase();
  const url = databaseUrl ?? test?.url ?? '';
  const dataDir = mkdtempSync(join(tmpdir(), 'glim-e2e-'));
  const port = await freePort();
  const applicationId = '1200000000000000001';
  const sandbox = await startSandbox({
    port: 0,
    host: '127.0.0.1',
    dataDir: join(dataDir, 'discord'),
    token: BOT_TOKEN,
    applicationId,
    clientSecret: 'the client secret of tests',
    controlToken: CONTROL_TOKEN,
    ...QUICK,
    log: silentLog,
  });
  const shared = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: url,
    DATA_DIR: dataDir,
    SESSION_SECRET,
    PORT: String(port),
    MEDIA_PORT: String(await freePort()),
    MEDIA_WORKERS: '1',
    RTMP_PORT: '0',
    LOG_LEVEL: 'info',
    DISCORD_TOKEN: BOT_TOKEN,
    DISCORD_APPLICATION_ID: applicationId,
    DISCORD_CLIENT_ID: applicationId,
    DISCORD_CLIENT_SECRET: 'the client secret of tests',
    DISCORD_API_BASE: `${sandbox.url}/api`,
    DISCORD_CDN_BASE: `${sandbox.url}/cdn`,
    DISCORD_MEDIA_BASE: `${sandbox.url}/media`,
    ...(hasHome && { DISCORD_PUBLIC_GUILD_ID: sandbox.guildId }),
    ...env,
  };
  const database = await openDatabase({ url, log: silentLog, size: 3 });
  const domain = createDomain({
    em: database.orm.em,
    clock,
    outbox: graphileOutbox,
    bus: { publish: async () => undefined, subscribe: () => () => undefined },
    secrets: createSecrets(SESSION_SECRET),
    siteHost: 'glim.example',
    payments: null,
    channelShares: [{ percent: 50, from: null }],
    reconnectWindowMs: 180_000,
    glimcap: GLIMCAP_SETTINGS,
    reportingCurrency: 'USD',
    ownAddresses: [],
    supportAddress: null,
    canMail: false,
    sources,
    helpLibrary: noHelp,
    patterns: re2Patterns,
    emoteImages: sharpEmoteImages,
  });
  const [server, bot, jobs] = ['server', 'bot', 'jobs'].map((name) => new GlimProcess(`${name}/main.ts`, shared)) as [
    GlimProcess,
    GlimProcess,
    GlimProcess,
  ];

  async function rest<T>(path: string): Promise<T> {
    const response = await fetch(`${sandbox.url}/api/v10${path}`, { headers: { Authorization: `Bot ${BOT_TOKEN}` } });
    if (response.status === 429) {
      const { retry_after }: { retry_after: number } = await response.json();
      await new Promise((resolve) => setTimeout(resolve, retry_after * 1000));
      return rest(path);
    }
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  const publicUrl = `http://127.0.0.1:${port}`;
  return {
    url: publicUrl,
    sandbox,
    database,
    databaseUrl: url,
    domain,
    dataDir,
    server,
    bot,
    jobs,
    async killBot() {
      await bot.stop('SIGKILL');
      await passLeases(database.pool, 'bot');
    },
    newBot: () => new GlimProcess('bot/main.ts', shared),
    newJobs: () => new GlimProcess('jobs/main.ts', shared),
    async textChannelId(name) {
      const all = await rest<{ id: string; name: string }[]>(`/guilds/${sandbox.guildId}/channels`);
      const found = all.find((each) => each.name === name);
      if (!found) throw new Error(`the sandbox has no #${name}`);
      return found.id;
    },
    async listMessages(textChannelId) {
      return (await rest<APIMessage[]>(`/channels/${textChannelId}/messages?limit=100`)).reverse();
    },
    async openChannel() {
      const { channel, streamKey } = await database.unitOfWork(() => openChannel(domain));
      return { slug: channel.slug, streamKey, whipUrl: `${publicUrl}/whip/${channel.slug}` };
    },
    async close() {
      await Promise.all([server, bot, jobs].map((each) => each.stop()));
      await sandbox.close();
      await database.close();
      await test?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The embeds of cards that link to a channel. */
export function cardsOf(messages: APIMessage[], slug: string): APIEmbed[] {
  return messages.flatMap(({ embeds }) => embeds).filter(({ url }) => url?.includes(`/${slug}?stream=`));
}
