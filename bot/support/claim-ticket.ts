import {
  ActionRowBuilder,
  ButtonBuilder,
  type ButtonInteraction,
  ButtonStyle,
  type ChatInputCommandInteraction,
  escapeMarkdown,
} from 'discord.js';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { ClaimOutcome } from '#domain/support/ticket-care.ts';
import type { BotContext } from '../context.ts';
import { customId } from '../custom-id.ts';
import { actorOf } from './actor.ts';

/** A button or a command whose answer only its giver sees. */
export type TicketInteraction = ButtonInteraction<'cached'> | ChatInputCommandInteraction<'cached'>;

/** Gives a ticket to whoever asks, or tells them who has it and how to take it over. */
export async function claimTicket(
  interaction: TicketInteraction,
  { id, category }: Ticket,
  context: BotContext,
  { takeOver = false } = {},
): Promise<void> {
  const actor = await actorOf(interaction.member, context, category);
  const outcome = await context.ticketCare.claim(id, actor, { takeOver });
  await interaction.editReply(outcome.isClaimed ? done(outcome, context) : offerTakeOver(outcome, context));
}

function done({ ticket }: ClaimOutcome, { words }: BotContext) {
  return { content: words.support('claim.done', { number: ticket.number }), components: [] };
}

function offerTakeOver({ ticket, holder }: Extract<ClaimOutcome, { isClaimed: false }>, { words }: BotContext) {
  const button = new ButtonBuilder()
    .setCustomId(customId('ticket-take-over', ticket.id))
    .setLabel(words.support('claim.takeOver'))
    .setStyle(ButtonStyle.Danger);
  return {
    content: words.support('claim.held', { name: escapeMarkdown(holder), number: ticket.number }),
    components: [new ActionRowBuilder<ButtonBuilder>().addComponents(button)],
  };
}
