import { escapeMarkdown } from 'discord.js';
import type { RoleMapping } from '#domain/guilds/role-mapping.entity.ts';
import type { BotWords } from '../../words.ts';

/** A mapping's role, and what it stands for, as sentences name them. */
export function mappingNames(
  { roleId, subject, channel }: Pick<RoleMapping, 'roleId' | 'subject' | 'channel'>,
  words: BotWords,
) {
  const whose = channel ? { channel: escapeMarkdown(`${channel.owner.name} (/${channel.slug})`) } : {};
  return { role: `<@&${roleId}>`, subject: words.guilds(`roles.subject.${subject}`, whose) };
}
