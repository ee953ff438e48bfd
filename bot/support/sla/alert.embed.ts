import { EmbedBuilder, escapeMarkdown, TimestampStyles, time } from 'discord.js';
import type { TicketAlert } from '#domain/support/sla/ticket-alert.entity.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { TicketPriority } from '#domain/support/ticket-priority.ts';
import type { BotContext } from '../../context.ts';

const NEAR = 0xf2b544;
const LATE = 0xd9534f;

/** By what an alert is known again: its address bears its id. */
export function alertUrl(
  { id }: Pick<TicketAlert, 'id'>,
  { number }: Pick<Ticket, 'number'>,
  publicUrl: string,
): string {
  return `${publicUrl}/staff/tickets/${number}#alert-${id}`;
}

/** Says which ticket, since when, and where it is. */
export function alertEmbed(
  alert: TicketAlert,
  { ticket, who, raisedTo }: { ticket: Ticket; who: string; raisedTo: TicketPriority | null },
  { words, publicUrl }: Pick<BotContext, 'words' | 'publicUrl'>,
): EmbedBuilder {
  const { sla, support } = words;
  const { number, subject, threadId } = ticket;
  const sentence = `${alert.occasion}${alert.kind === 'first_response' ? 'First' : 'Resolution'}` as const;
  const due = alert.dueAt ? time(alert.dueAt, TimestampStyles.RelativeTime) : '';
  const member = escapeMarkdown(ticket.memberName) || '…';
  const lines = [
    sla(`alert.${sentence}`, { who, member, due }),
    ...(raisedTo ? [sla('alert.raised', { priority: support(`priority.${raisedTo}`) })] : []),
    ...(threadId ? [`${sla('alert.place')}: <#${threadId}>`] : []),
  ];
  return new EmbedBuilder()
    .setColor(alert.occasion === 'late' ? LATE : NEAR)
    .setTitle(sla('alert.near', { number, subject: escapeMarkdown(subject) }).slice(0, 256))
    .setURL(alertUrl(alert, ticket, publicUrl))
    .setDescription(lines.join('\n'));
}
