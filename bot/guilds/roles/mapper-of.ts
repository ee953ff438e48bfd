import type { ChatInputCommandInteraction, Role } from 'discord.js';
import { PermissionFlagsBits } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { Mapper } from '#domain/guilds/role-mappings.ts';
import type { BotContext } from '../../context.ts';
import { requirePermission } from '../require-permission.ts';

/** Who maps, once it is sure that they manage the guild. @throws DomainError forbidden `permission_missing` */
export async function mapperOf(
  interaction: ChatInputCommandInteraction<'cached'>,
  context: BotContext,
): Promise<Mapper> {
  requirePermission(interaction, PermissionFlagsBits.ManageGuild, context);
  const user = await context.accounts.findByDiscordId(interaction.user.id);
  return {
    discordId: interaction.user.id,
    isHomeGuild: interaction.guildId === context.homeGuildId,
    roles: user?.roles ?? [],
  };
}

/** Nobody can be given everyone's role, or that of a bot. @throws DomainError invalid `role_unfit` */
export function checkRole(role: Role, { words }: Pick<BotContext, 'words'>): Role {
  if (!role.managed && role.id !== role.guild.roles.everyone.id) return role;
  throw new DomainError('invalid', 'role_unfit', words.guilds('setup.tickets.roleUnfit'));
}
