import type { Locale } from 'discord-api-types/v10';

/** A Discord account, of a person or of the bot. */
export interface User {
  id: string;
  username: string;
  globalName: string;
  isBot: boolean;
  /** The language that their client is in. */
  locale: Locale;
  /** Whether members of their guilds, bots too, may write to them. */
  acceptsDirectMessages: boolean;
}

/** A user in the guild. `roles` leaves out @everyone, as Discord does. */
export interface Member {
  userId: string;
  nick: string | null;
  roles: string[];
  joinedAt: number;
  /** Until when they may only read; null when they may write. */
  timedOutUntil: number | null;
}

/** `permissions` is a decimal bit field. */
export interface Role {
  id: string;
  name: string;
  permissions: string;
  position: number;
  color: number;
  isHoisted: boolean;
  isMentionable: boolean;
  /** Set on the role that a bot brings along. */
  botId: string | null;
}
