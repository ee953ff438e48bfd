import { Locale } from 'discord-api-types/v10';
import type { Ban } from './ban.ts';
import type { Channel, DirectChannel, Thread } from './channel.ts';
import type { Command } from './command.ts';
import type { Emoji } from './emoji.ts';
import type { Member, Role, User } from './member.ts';
import type { Message } from './message.ts';
import { NEW_USER } from './new-user.ts';
import type { ScheduledEvent } from './scheduled-event.ts';
import type { Guild } from './state.ts';
import type { Sticker } from './sticker.ts';

/** The state's shape on disk: maps as arrays. */
export interface StoredState {
  version: 2;
  botUserId: string;
  guilds: StoredGuild[];
  users: User[];
  channels: Channel[];
  threads: Thread[];
  directChannels: DirectChannel[];
  messages: Message[];
  commands: Command[];
  applicationEmojis: Emoji[];
}

type Listed = 'members' | 'roles' | 'emojis' | 'stickers' | 'scheduledEvents' | 'bans';

export interface StoredGuild extends Omit<Guild, Listed> {
  members: Member[];
  roles: Role[];
  emojis: Emoji[];
  stickers: Sticker[];
  scheduledEvents: ScheduledEvent[];
  bans: Ban[];
}

/** Version 1 knew one guild, whose members and roles stood beside it. */
interface FormerState extends Pick<StoredState, 'botUserId' | 'users' | 'messages' | 'commands'> {
  version: 1;
  guild: Omit<StoredGuild, Listed>;
  members: Member[];
  roles: Role[];
  channels: Omit<Channel, 'guildId'>[];
  threads: Omit<Thread, 'guildId'>[];
}

/** A parsed state file in today's shape; undefined where it is not ours. */
export function upgradeState(
  stored: StoredState | FormerState | { version?: unknown } | null,
): StoredState | undefined {
  if (isOfVersion<StoredState>(stored, 2)) return withDefaults(stored);
  if (!isOfVersion<FormerState>(stored, 1)) return undefined;
  const { guild, members, roles, channels, threads, ...rest } = stored;
  return withDefaults({
    ...rest,
    version: 2,
    guilds: [{ ...guild, members, roles, emojis: [], stickers: [], scheduledEvents: [], bans: [] }],
    channels: channels.map((channel) => ({ ...channel, guildId: guild.id })),
    threads: threads.map((thread) => ({ ...thread, guildId: guild.id })),
    directChannels: [],
    applicationEmojis: [],
  });
}

/** What a file of an earlier day does not know yet. */
function withDefaults(stored: StoredState): StoredState {
  const locale = Locale.EnglishUS;
  return {
    ...stored,
    users: stored.users.map((user) => ({ ...NEW_USER, ...user })),
    messages: stored.messages.map((message) => ({
      ...message,
      pinnedAt: message.pinnedAt ?? null,
      stickers: message.stickers ?? [],
    })),
    applicationEmojis: stored.applicationEmojis ?? [],
    guilds: stored.guilds.map((guild) => ({
      ...guild,
      emojis: (guild.emojis ?? []).map((emoji) => ({ ...emoji, roles: emoji.roles ?? [] })),
      stickers: guild.stickers ?? [],
      scheduledEvents: guild.scheduledEvents ?? [],
      bans: guild.bans ?? [],
      premiumTier: guild.premiumTier ?? 0,
      locale: guild.locale ?? locale,
      members: guild.members.map((member) => ({ ...member, timedOutUntil: member.timedOutUntil ?? null })),
    })),
  };
}

/** The file is our own: what its version says it holds is taken for true. */
function isOfVersion<T extends { version: number }>(
  stored: { version?: unknown } | null,
  version: T['version'],
): stored is T {
  return stored?.version === version;
}
