import type { GuildMember } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../../context.ts';
import { isStaff } from '../actor.ts';

/** Staff of any category of the guild. @throws DomainError forbidden `support_not_staff` */
export async function requireSupporter(
  member: GuildMember,
  { guilds, guildSupport, ticketCategories }: Pick<BotContext, 'guilds' | 'guildSupport' | 'ticketCategories'>,
): Promise<void> {
  const { id: guildId } = member.guild;
  const settings = await guilds.findSettings(guildId);
  const { leadRoleId } = await guildSupport.get(guildId);
  const categories = await ticketCategories.list(guildId);
  const roleIds = [settings?.supportRoleId, leadRoleId, ...categories.flatMap(({ staffRoleIds }) => staffRoleIds)];
  if (isStaff(member, ...roleIds)) return;
  throw new DomainError('forbidden', 'support_not_staff', 'Only the support team of this guild can see this.');
}
