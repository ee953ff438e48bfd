import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';
import type { BotContext } from '../context.ts';
import { requirePermission } from '../guilds/require-permission.ts';

/** Who manages a guild's emoji decides what Glim brings there. @throws DomainError forbidden `permission_missing` */
export function requireEmoteManager(
  interaction: BaseInteraction<'cached'>,
  context: Parameters<typeof requirePermission>[2] & Pick<BotContext, 'words'>,
): void {
  if (interaction.memberPermissions.has(PermissionFlagsBits.ManageGuild)) return;
  requirePermission(interaction, PermissionFlagsBits.ManageGuildExpressions, context);
}
