import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';
import type { BotContext } from '../../context.ts';
import { requirePermission } from '../require-permission.ts';

/** The wizard's components outlive what their user was allowed. @throws DomainError forbidden `permission_missing` */
export function requireSetup(interaction: BaseInteraction<'cached'>, context: BotContext): void {
  requirePermission(interaction, PermissionFlagsBits.ManageGuild, context);
}
