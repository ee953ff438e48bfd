import { ActionRowBuilder, ButtonBuilder, ButtonStyle } from 'discord.js';
import { requireCloser } from '#domain/support/permits.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../context.ts';
import { customId } from '../custom-id.ts';
import { actorOf } from './actor.ts';
import type { TicketInteraction } from './claim-ticket.ts';

/** Asks whoever may close a ticket whether they mean it. */
export async function askToClose(interaction: TicketInteraction, ticket: Ticket, context: BotContext): Promise<void> {
  const { words } = context;
  requireCloser(await actorOf(interaction.member, context, ticket.category), ticket);
  const button = new ButtonBuilder()
    .setCustomId(customId('ticket-close-confirm', ticket.id))
    .setLabel(words.support('close.confirm'))
    .setStyle(ButtonStyle.Danger);
  await interaction.editReply({
    content: words.support('close.ask', { number: ticket.number }),
    components: [new ActionRowBuilder<ButtonBuilder>().addComponents(button)],
  });
}
