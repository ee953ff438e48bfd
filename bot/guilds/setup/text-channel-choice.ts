import type { ChannelType, Guild, OverwriteResolvable, PermissionResolvable } from 'discord.js';
import type { GuildChoices } from '#domain/guilds/guilds.ts';
import type { BotContext } from '../../context.ts';
import type { BotWords } from '../../words.ts';
import type { PermissionNeed } from '../permission-need.ts';

/** Where a guild's choice of a text channel is kept. */
export type TextChannelSetting = keyof GuildChoices & `${string}ChannelId`;

/** A text channel that a step asks for. */
export interface TextChannelChoice {
  setting: TextChannelSetting;
  types: (ChannelType.GuildText | ChannelType.GuildAnnouncement)[];
  /** What the bot needs there. */
  needs(guild: Guild, context: BotContext): readonly PermissionNeed[];
  /** The one that is made when there is none. */
  create: {
    name: string;
    topic(words: BotWords): string;
    /** Who sees it and who writes there. */
    audience: 'staff' | 'readers';
  };
}

/** What the bot gives itself in a text channel that it makes: all that steps ask for. */
const OWN = ['ViewChannel', 'SendMessages', 'EmbedLinks', 'AttachFiles', 'ReadMessageHistory'] as const;

/** The overwrites of a text channel that the bot makes. It can only give what it has itself. */
export function overwritesFor(
  guild: Guild,
  audience: TextChannelChoice['create']['audience'],
  supportRoleId: string | null | undefined,
): OverwriteResolvable[] {
  const own = OWN.filter((permission) => guild.members.me?.permissions.has(permission));
  const bot = { id: guild.client.user.id, allow: own };
  if (audience === 'readers') return [deny(guild, 'SendMessages'), bot];
  const support = supportRoleId && guild.roles.cache.has(supportRoleId) ? [supportRoleId] : [];
  return [deny(guild, 'ViewChannel'), bot, ...support.map((id) => ({ id, allow: ['ViewChannel'] as const }))];
}

function deny(guild: Guild, permission: PermissionResolvable): OverwriteResolvable {
  return { id: guild.roles.everyone.id, deny: [permission] };
}
