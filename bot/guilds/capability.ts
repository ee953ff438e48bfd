import type { Guild } from 'discord.js';
import type { BotContext } from '../context.ts';
import type { BotWords } from '../words.ts';
import type { PermissionNeed } from './permission-need.ts';
import type { Problem } from './problem.ts';

/** Why something is off in a guild, where nothing is broken. */
export type OffReason = 'not_set_up' | 'no_credentials' | 'home_guild_only';

/** What a guild has chosen for a capability. */
export type CapabilityLook =
  | { isOn: false; why: OffReason }
  | {
      isOn: true;
      /** Where it acts, with what it needs there. */
      textChannels?: { id: string; needs: readonly PermissionNeed[] }[];
      /** What stands in its way beside permissions: a role that is gone. */
      problems?: Problem[];
    };

/** A privileged intent, which the operator enables for the bot, and what cannot be done without it. */
export interface IntentNeed {
  intent: 'MessageContent' | 'GuildMembers';
  without(words: BotWords): string;
}

/** Something that the bot does for a guild, which can be on or off, and work or not. */
export interface Capability {
  /** 1 to 40 characters that stay the same: reports are kept under it. */
  key: string;
  name(words: BotWords): string;
  /** What it is for, in one sentence. */
  description(words: BotWords): string;
  /** What staff do to switch it on, in one sentence. */
  setUp(words: BotWords): string;
  intents?: readonly IntentNeed[];
  /** What it needs in the whole guild. */
  guildNeeds?: readonly PermissionNeed[];
  /** What it needs in a text channel, by what the text channel is for. */
  needs: Readonly<Record<string, readonly PermissionNeed[]>>;
  /** What the guild has chosen for it. */
  look(guild: Guild, context: BotContext): Promise<CapabilityLook>;
}
