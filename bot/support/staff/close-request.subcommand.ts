import { TimestampStyles, time } from 'discord.js';
import { parseWhen } from '../parse-when.ts';
import { ticketAction } from '../ticket-action.ts';

/** What the option `unanswered` calls closing a ticket whose member does not answer. */
export const CLOSES = 'close';

export default ticketAction(async ({ interaction, ticket, actor, context }) => {
  const { options } = interaction;
  const lapses = options.getString('lapses-after');
  const { closeRequestExpiresAt } = await context.ticketClosing.requestClose(ticket.id, actor, {
    reason: options.getString('reason') ?? '',
    ...(lapses ? { lapsesAt: parseWhen(lapses, context) } : {}),
    closesUnanswered: options.getString('unanswered') === CLOSES,
  });
  const until = time(closeRequestExpiresAt ?? context.now(), TimestampStyles.RelativeTime);
  return context.words.tickets('done.closeRequested', { number: ticket.number, until });
});
