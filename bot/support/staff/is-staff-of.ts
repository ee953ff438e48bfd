import type { Guild } from 'discord.js';
import type { TicketCategory } from '#domain/support/categories/ticket-category.entity.ts';
import type { BotContext } from '../../context.ts';
import { actorOf } from '../actor.ts';
import { findMember } from '../find-member.ts';

/** Whether a member of the guild answers a category's tickets. Who is not there does not. */
export async function isStaffOf(
  guild: Guild,
  { memberId, category }: { memberId: string | null; category: TicketCategory },
  context: BotContext,
): Promise<boolean> {
  const member = memberId ? await findMember(guild, memberId) : null;
  return member !== null && (await actorOf(member, context, category)).isStaff;
}
