import type { User } from '../accounts/user.entity.ts';
import type { Channel } from '../channels/channel.entity.ts';
import type { EmoteSource } from './emote.entity.ts';

/** Who brings or decides on an emote, as people know them. */
export interface EmotePerson {
  name: string;
  user: User | null;
  discordId: string | null;
}

/** An emote that somebody brings. */
export interface NewEmote {
  name: string;
  image: Buffer;
  /** Whose it shall be; null for the platform's own. */
  channel: Channel | null;
  by: EmotePerson;
  source: EmoteSource;
  /** The guild's emoji that it is a copy of. */
  origin?: { guildId: string; emojiId: string };
}

/** Somebody with an account, in their own name. */
export function personOf(user: User): EmotePerson {
  return { name: user.name, user, discordId: user.discordId ?? null };
}
