import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../context.ts';
import { actorOf } from './actor.ts';
import type { TicketInteraction } from './claim-ticket.ts';

/** Gives a ticket back to the team. */
export async function releaseTicket(
  interaction: TicketInteraction,
  { id, category }: Ticket,
  context: BotContext,
): Promise<void> {
  const actor = await actorOf(interaction.member, context, category);
  const { number } = await context.ticketCare.release(id, actor);
  await interaction.editReply(context.words.support('release.done', { number }));
}
