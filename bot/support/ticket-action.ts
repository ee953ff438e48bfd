import type { ChatInputCommandInteraction, InteractionEditReplyOptions } from 'discord.js';
import type { Actor } from '#domain/support/policies.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../context.ts';
import type { Subcommand } from '../slash-command.ts';
import { actorOf } from './actor.ts';
import { getTicketHere } from './get-ticket.ts';

/** What a subcommand works with that is given in a ticket's place. */
export interface TicketAction {
  interaction: ChatInputCommandInteraction<'cached'>;
  ticket: Ticket;
  /** Who gave it, as the rules of this ticket see them. */
  actor: Actor;
  context: BotContext;
}

/** A subcommand of a ticket's place, whose answer only its giver sees. */
export function ticketAction(
  run: (action: TicketAction) => Promise<string | InteractionEditReplyOptions>,
): Extract<Subcommand, { where?: 'guild' }> {
  return {
    defer: 'ephemeral',

    async execute(interaction, context) {
      const ticket = await getTicketHere(interaction.channelId, context);
      const actor = await actorOf(interaction.member, context, ticket.category);
      await interaction.editReply(await run({ interaction, ticket, actor, context }));
    },
  };
}
