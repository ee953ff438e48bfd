import { Client, GatewayIntentBits, Options, Partials } from 'discord.js';

const NEEDED = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildExpressions,
  GatewayIntentBits.GuildScheduledEvents,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
];

/** Discord: these must be enabled for the application. Without them the bot runs, and says what is off. */
export const PRIVILEGED_INTENTS: readonly GatewayIntentBits[] = [
  GatewayIntentBits.MessageContent,
  GatewayIntentBits.GuildMembers,
];

interface ClientOptions {
  apiBase: string;
  cdnBase: string;
  /** Where GIF stickers are, and nothing else that is asked for. */
  mediaBase: string;
  /** Which privileged intents are asked for. */
  privileged: readonly GatewayIntentBits[];
  /** Which shard of how many it is; the only one when left out. */
  shard?: { id: number; count: number };
}

/** Our discord.js client: pings nobody by default, and keeps few messages in memory. */
export function createClient({
  apiBase,
  cdnBase,
  mediaBase,
  privileged,
  shard = { id: 0, count: 1 },
}: ClientOptions): Client {
  return new Client({
    intents: [...NEEDED, ...privileged],
    shards: [shard.id],
    shardCount: shard.count,
    // Reactions to messages that are not in memory are heard of too.
    partials: [
      Partials.Message,
      Partials.Channel,
      Partials.ThreadMember,
      Partials.Reaction,
      Partials.User,
      Partials.GuildMember,
    ],
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 50 }),
    rest: { api: apiBase, cdn: cdnBase, mediaProxy: mediaBase, timeout: 15_000 },
  });
}
