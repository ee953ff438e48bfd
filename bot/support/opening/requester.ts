import type { GuildMember } from 'discord.js';
import type { TicketMember } from '#domain/support/support.ts';

/** Who asks for help, as the rules of opening see them. */
export function requesterOf(member: GuildMember): Required<TicketMember> {
  return {
    id: member.id,
    name: member.displayName,
    avatarUrl: member.displayAvatarURL({ extension: 'png', size: 128 }),
    roleIds: [...member.roles.cache.keys()],
  };
}
