import { type APIEmbedField, TimestampStyles, time } from 'discord.js';
import type { TicketDeadline } from '#domain/support/sla/ticket-deadline.entity.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../../context.ts';

type Parts = Pick<BotContext, 'ticketDeadlines' | 'words'>;

/** What was promised about a ticket and is not kept yet, for its card. */
export async function deadlineFields(
  { id, state }: Pick<Ticket, 'id' | 'state'>,
  context: Parts,
): Promise<APIEmbedField[]> {
  if (state === 'closed') return [];
  const deadlines = await context.ticketDeadlines.list(id);
  return deadlines
    .filter(({ metAt, targetMinutes }) => !metAt && targetMinutes != null)
    .map((deadline) => ({
      name: context.words.sla(`deadline.${deadline.kind}`),
      value: standing(deadline, context),
      inline: true,
    }));
}

function standing({ dueAt, isBreached, escalatedAt }: TicketDeadline, { words }: Parts): string {
  if (!dueAt) return words.sla('card.stands');
  const due = time(dueAt, TimestampStyles.RelativeTime);
  return words.sla(isBreached || escalatedAt ? 'card.late' : 'card.due', { due });
}
