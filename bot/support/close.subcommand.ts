import { TimestampStyles, time } from 'discord.js';
import type { Subcommand } from '../slash-command.ts';
import { actorOf } from './actor.ts';
import { askToClose } from './ask-to-close.ts';
import { closeTicket } from './close-ticket.ts';
import { getTicketHere } from './get-ticket.ts';
import { parseWhen } from './parse-when.ts';

/** Closes at a time to come, at once with a reason, or asks first: a reason is thought enough. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const ticket = await getTicketHere(interaction.channelId, context);
    const reason = interaction.options.getString('reason') ?? '';
    const when = interaction.options.getString('at');
    if (when) {
      const at = parseWhen(when, context);
      const actor = await actorOf(interaction.member, context, ticket.category);
      const { number } = await context.ticketClosing.scheduleClose(ticket.id, actor, at, { reason });
      const said = { number, at: time(at, TimestampStyles.ShortDateTime) };
      await interaction.editReply(context.words.tickets('done.closeScheduled', said));
      return;
    }
    if (reason) await interaction.editReply(await closeTicket(ticket, interaction.member, context, { reason }));
    else await askToClose(interaction, ticket, context);
  },
} satisfies Subcommand;
