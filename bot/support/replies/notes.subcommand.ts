import { escapeMarkdown, TimestampStyles, time } from 'discord.js';
import { joinLines } from '../join-lines.ts';
import { ticketAction } from '../ticket-action.ts';

export default ticketAction(async ({ ticket, actor, context }) => {
  const notes = await context.ticketReplies.listNotes(ticket.id, actor);
  const lines = notes.map(
    ({ authorName, text, at }) =>
      `**${escapeMarkdown(authorName)}** ${time(at, TimestampStyles.RelativeTime)}: ${text.slice(0, 1_500)}`,
  );
  return joinLines(lines) || context.words.tickets('notes.none');
});
