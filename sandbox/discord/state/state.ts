import type { Locale } from 'discord-api-types/v10';
import type { Ban } from './ban.ts';
import type { Channel, DirectChannel, Thread } from './channel.ts';
import type { Command } from './command.ts';
import type { Emoji } from './emoji.ts';
import type { Member, Role, User } from './member.ts';
import type { Message } from './message.ts';
import type { ScheduledEvent } from './scheduled-event.ts';
import type { Sticker } from './sticker.ts';

/** A guild with its own members and roles; its channels stand in the state, by `guildId`. */
export interface Guild {
  id: string;
  name: string;
  ownerId: string;
  /** `preferred_locale` */
  locale: Locale;
  members: Map<string, Member>;
  roles: Map<string, Role>;
  emojis: Map<string, Emoji>;
  stickers: Map<string, Sticker>;
  scheduledEvents: Map<string, ScheduledEvent>;
  /** By the user's id. */
  bans: Map<string, Ban>;
  /** 0 to 3: how far the guild is boosted. */
  premiumTier: 0 | 1 | 2 | 3;
}

/** All that the sandbox remembers, by id. The first guild is the one it was furnished with. Messages stand in the order of their creation. */
export interface State {
  botUserId: string;
  guilds: Map<string, Guild>;
  users: Map<string, User>;
  channels: Map<string, Channel>;
  threads: Map<string, Thread>;
  directChannels: Map<string, DirectChannel>;
  messages: Map<string, Message>;
  commands: Map<string, Command>;
  applicationEmojis: Map<string, Emoji>;
}
