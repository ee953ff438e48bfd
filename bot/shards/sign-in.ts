import { ApplicationFlagsBitField, type Client, Events, GatewayIntentBits, REST, Routes } from 'discord.js';
import { createClient, PRIVILEGED_INTENTS } from '../client.ts';
import type { Log } from '../context.ts';

interface Parts {
  discord: { apiBase: string; cdnBase: string; mediaBase: string; token: string };
  shard: { id: number; count: number };
  log: Log;
}

/** Whichever of the two an application has says that the intent is granted. */
const FLAGS = new Map([
  [
    GatewayIntentBits.MessageContent,
    ApplicationFlagsBitField.Flags.GatewayMessageContent | ApplicationFlagsBitField.Flags.GatewayMessageContentLimited,
  ],
  [
    GatewayIntentBits.GuildMembers,
    ApplicationFlagsBitField.Flags.GatewayGuildMembers | ApplicationFlagsBitField.Flags.GatewayGuildMembersLimited,
  ],
]);

/**
 * Connects one shard. Where Discord refuses the privileged intents (4014) it goes on
 * with those that are granted, if need be with none: what needs the others is off.
 * @throws what discord.js throws for a wrong token, or when Discord cannot be reached
 */
export async function signIn(parts: Parts): Promise<Client<true>> {
  try {
    return await connect(parts, PRIVILEGED_INTENTS);
  } catch (error) {
    if (!isDisallowed(error)) throw error;
  }
  const granted = await grantedIntents(parts.discord);
  parts.log.warn(
    { granted: granted.map((bit) => GatewayIntentBits[bit]) },
    'Discord refuses the privileged intents: what needs them is off. Enable "Server Members" and "Message Content" in the developer portal',
  );
  try {
    return await connect(parts, granted);
  } catch (error) {
    if (!isDisallowed(error)) throw error;
    return await connect(parts, []);
  }
}

async function connect(
  { discord, shard, log }: Parts,
  privileged: readonly GatewayIntentBits[],
): Promise<Client<true>> {
  const client = createClient({ ...discord, shard, privileged });
  client.on(Events.Error, (error) => log.error({ err: error, shard: shard.id }, 'discord error'));
  client.on(Events.Warn, (message) => log.warn({ shard: shard.id }, message));
  client.on(Events.ShardError, (error) => log.warn({ reason: error.message, shard: shard.id }, 'discord connection'));
  client.on(Events.ShardReconnecting, () => log.info({ shard: shard.id }, 'discord reconnecting'));
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  try {
    await client.login(discord.token);
  } catch (error) {
    await client.destroy();
    throw error;
  }
  return ready;
}

function isDisallowed(error: unknown): boolean {
  return error instanceof Error && error.message.includes('disallowed intents');
}

/** https://discord.com/developers/docs/resources/application#application-object-application-flags */
async function grantedIntents({ apiBase, token }: Parts['discord']): Promise<GatewayIntentBits[]> {
  const rest = new REST({ api: apiBase, timeout: 15_000 }).setToken(token);
  const { flags = 0 } = (await rest.get(Routes.currentApplication())) as { flags?: number };
  const granted = PRIVILEGED_INTENTS.filter((bit) => (flags & (FLAGS.get(bit) ?? 0)) !== 0);
  // That all are granted was just refused.
  return granted.length < PRIVILEGED_INTENTS.length ? granted : [];
}
