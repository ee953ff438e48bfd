import { GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10';
import type { GatewayEvent } from '../bus.ts';
import { withoutContent } from '../present/without-content.ts';

/** The intents that an application must be granted: https://discord.com/developers/docs/events/gateway#privileged-intents */
export const PRIVILEGED_INTENTS =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

const ALL_INTENTS = Object.values(GatewayIntentBits).reduce(
  (all: number, bit) => (typeof bit === 'number' ? all | bit : all),
  0,
);

/** Which intent lets an event of a guild through; events that are not listed need none. */
const NEEDED: Partial<Record<GatewayDispatchEvents, number>> = {
  [GatewayDispatchEvents.GuildCreate]: GatewayIntentBits.Guilds,
  [GatewayDispatchEvents.GuildUpdate]: GatewayIntentBits.Guilds,
  [GatewayDispatchEvents.GuildDelete]: GatewayIntentBits.Guilds,
  [GatewayDispatchEvents.GuildRoleCreate]: GatewayIntentBits.Guilds,
  [GatewayDispatchEvents.GuildRoleUpdate]: GatewayIntentBits.Guilds,
  [GatewayDispatchEvents.GuildRoleDelete]: GatewayIntentBits.Guilds,
  [GatewayDispatchEvents.ChannelCreate]: GatewayIntentBits.Guilds,
  [GatewayDispatchEvents.ChannelUpdate]: GatewayIntentBits.Guilds,
  [GatewayDispatchEvents.ChannelDelete]: GatewayIntentBits.Guilds,
  [GatewayDispatchEvents.ChannelPinsUpdate]: GatewayIntentBits.Guilds,
  [GatewayDispatchEvents.ThreadCreate]: GatewayIntentBits.Guilds,
  [GatewayDispatchEvents.ThreadUpdate]: GatewayIntentBits.Guilds,
  [GatewayDispatchEvents.ThreadDelete]: GatewayIntentBits.Guilds,
  [GatewayDispatchEvents.GuildMemberAdd]: GatewayIntentBits.GuildMembers,
  [GatewayDispatchEvents.GuildMemberRemove]: GatewayIntentBits.GuildMembers,
  [GatewayDispatchEvents.GuildMemberUpdate]: GatewayIntentBits.GuildMembers,
  [GatewayDispatchEvents.GuildBanAdd]: GatewayIntentBits.GuildModeration,
  [GatewayDispatchEvents.GuildBanRemove]: GatewayIntentBits.GuildModeration,
  [GatewayDispatchEvents.GuildEmojisUpdate]: GatewayIntentBits.GuildExpressions,
  [GatewayDispatchEvents.GuildStickersUpdate]: GatewayIntentBits.GuildExpressions,
  [GatewayDispatchEvents.GuildScheduledEventCreate]: GatewayIntentBits.GuildScheduledEvents,
  [GatewayDispatchEvents.GuildScheduledEventUpdate]: GatewayIntentBits.GuildScheduledEvents,
  [GatewayDispatchEvents.GuildScheduledEventDelete]: GatewayIntentBits.GuildScheduledEvents,
  [GatewayDispatchEvents.MessageCreate]: GatewayIntentBits.GuildMessages,
  [GatewayDispatchEvents.MessageUpdate]: GatewayIntentBits.GuildMessages,
  [GatewayDispatchEvents.MessageDelete]: GatewayIntentBits.GuildMessages,
  [GatewayDispatchEvents.MessageDeleteBulk]: GatewayIntentBits.GuildMessages,
  [GatewayDispatchEvents.MessageReactionAdd]: GatewayIntentBits.GuildMessageReactions,
  [GatewayDispatchEvents.MessageReactionRemove]: GatewayIntentBits.GuildMessageReactions,
  [GatewayDispatchEvents.MessageReactionRemoveAll]: GatewayIntentBits.GuildMessageReactions,
  [GatewayDispatchEvents.MessageReactionRemoveEmoji]: GatewayIntentBits.GuildMessageReactions,
  [GatewayDispatchEvents.TypingStart]: GatewayIntentBits.GuildMessageTyping,
};

/** The same for direct messages. */
const NEEDED_IN_DIRECT: Partial<Record<GatewayDispatchEvents, number>> = {
  [GatewayDispatchEvents.ChannelPinsUpdate]: GatewayIntentBits.DirectMessages,
  [GatewayDispatchEvents.MessageCreate]: GatewayIntentBits.DirectMessages,
  [GatewayDispatchEvents.MessageUpdate]: GatewayIntentBits.DirectMessages,
  [GatewayDispatchEvents.MessageDelete]: GatewayIntentBits.DirectMessages,
  [GatewayDispatchEvents.MessageReactionAdd]: GatewayIntentBits.DirectMessageReactions,
  [GatewayDispatchEvents.MessageReactionRemove]: GatewayIntentBits.DirectMessageReactions,
  [GatewayDispatchEvents.MessageReactionRemoveAll]: GatewayIntentBits.DirectMessageReactions,
  [GatewayDispatchEvents.MessageReactionRemoveEmoji]: GatewayIntentBits.DirectMessageReactions,
  [GatewayDispatchEvents.TypingStart]: GatewayIntentBits.DirectMessageTyping,
};

export function isKnownIntents(intents: number): boolean {
  return Number.isInteger(intents) && intents >= 0 && (intents & ~ALL_INTENTS) === 0;
}

/** A session of this bot, and where the event happened. */
export interface Listener {
  intents: number;
  botUserId: string;
  isDirect: boolean;
}

/**
 * What a session with these intents is told of an event; null for nothing.
 * https://discord.com/developers/docs/events/gateway#list-of-intents
 */
export function throughIntents(event: GatewayEvent, { intents, botUserId, isDirect }: Listener): GatewayEvent | null {
  if (event.t === GatewayDispatchEvents.ThreadMembersUpdate) return threadMembers(event, intents, botUserId);
  const needed = isDirect ? NEEDED_IN_DIRECT[event.t] : NEEDED[event.t];
  if (needed !== undefined && (intents & needed) === 0) return null;
  if (event.t !== GatewayDispatchEvents.MessageCreate && event.t !== GatewayDispatchEvents.MessageUpdate) return event;
  if (isDirect || intents & GatewayIntentBits.MessageContent) return event;
  return { ...event, d: withoutContent(event.d, botUserId) };
}

type ThreadMembersEvent = Extract<GatewayEvent, { t: GatewayDispatchEvents.ThreadMembersUpdate }>;

/** "The event is sent with GUILD_MEMBERS; without it, only when the current user is added or removed." */
function threadMembers(event: ThreadMembersEvent, intents: number, botUserId: string): GatewayEvent | null {
  if (intents & GatewayIntentBits.GuildMembers) return event;
  const isAdded = event.d.added_members?.some((member) => member.user_id === botUserId) ?? false;
  const isRemoved = event.d.removed_member_ids?.includes(botUserId) ?? false;
  return isAdded || isRemoved ? event : null;
}
