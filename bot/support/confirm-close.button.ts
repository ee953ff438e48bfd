import { requireCloser } from '#domain/support/permits.ts';
import type { ButtonHandler } from '../slash-command.ts';
import { actorOf } from './actor.ts';
import { getTicket } from './get-ticket.ts';
import { transcriptUrl } from './transcript-url.ts';

export default {
  verb: 'ticket-close-confirm',
  defer: 'update',

  async execute(interaction, ticketId, context) {
    const { publicUrl, recorder, ticketClosing, words } = context;
    const ticket = await getTicket(ticketId, context);
    const actor = await actorOf(interaction.member, context, ticket.category);
    requireCloser(actor, ticket);
    // Once more from Discord itself, so that the transcript lacks nothing when it is called closed.
    await recorder.catchUp(ticket);
    const { number } = await ticketClosing.close(ticketId, actor);
    const content = words.support('close.done', { number, url: transcriptUrl(ticket, publicUrl) });
    await interaction.editReply({ content, components: [] });
  },
} satisfies ButtonHandler;
