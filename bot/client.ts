import { Client, GatewayIntentBits, Options, Partials } from 'discord.js';

const NEEDED = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.GuildMessageReactions];
/** Discord: these two are privileged and must be enabled for the application. */
const PRIVILEGED = [GatewayIntentBits.MessageContent, GatewayIntentBits.GuildMembers];

interface ClientOptions {
  apiBase: string;
  cdnBase: string;
  /** Without the privileged intents the bot runs, but cannot keep what is said in tickets. */
  isPrivileged: boolean;
}

/** Our discord.js client: pings nobody by default, and keeps few messages in memory. */
export function createClient({ apiBase, cdnBase, isPrivileged }: ClientOptions): Client {
  return new Client({
    intents: [...NEEDED, ...(isPrivileged ? PRIVILEGED : [])],
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
    rest: { api: apiBase, cdn: cdnBase, rejectOnRateLimit: ['/emojis'], timeout: 15_000 },
  });
}
