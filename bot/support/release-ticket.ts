import type { BotContext } from '../context.ts';
import { actorOf } from './actor.ts';
import type { TicketInteraction } from './claim-ticket.ts';

/** Gives a ticket back to the team. */
export async function releaseTicket(
  interaction: TicketInteraction,
  ticketId: string,
  context: BotContext,
): Promise<void> {
  const { number } = await context.support.release(ticketId, await actorOf(interaction.member, context));
  await interaction.editReply(context.words.support('release.done', { number }));
}
