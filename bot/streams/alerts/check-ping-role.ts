import { type ChatInputCommandInteraction, PermissionFlagsBits } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../../context.ts';

/**
 * A card pings the role that staff chose and no other; everyone is no role to choose.
 * @returns a sentence to mind when Discord would show the mention and ping nobody; null when it pings
 * @throws DomainError invalid `ping_everyone`
 */
export function checkPingRole(
  { guild, options }: ChatInputCommandInteraction<'cached'>,
  { words, client }: Pick<BotContext, 'words' | 'client'>,
): string | null {
  const role = options.getRole('ping-role');
  if (!role) return null;
  if (role.id === guild.id) throw new DomainError('invalid', 'ping_everyone', words.streams('alerts.noEveryone'));
  const textChannel = options.getChannel('channel', true);
  const granted = guild.channels.cache.get(textChannel.id)?.permissionsFor(client.user);
  if (role.mentionable || granted?.has(PermissionFlagsBits.MentionEveryone)) return null;
  return words.streams('alerts.notMentionable', { role: `<@&${role.id}>` });
}
