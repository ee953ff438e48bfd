import type { OutboxTasks } from '#domain/outbox.ts';
import type { BotContext } from '../context.ts';
import { inGuildLanguage } from '../guilds/in-guild-language.ts';
import { fetchPlace } from './fetch-place.ts';
import { isLocked, openPlace } from './lock-place.ts';
import { editCard } from './show-change.ts';

/** Brings a ticket's card up to date without a word. A durable job. */
export function showCard({ ticketId }: OutboxTasks['ticket.card'], context: BotContext): Promise<void> {
  return context.inTurn.run(`ticket:${ticketId}`, async () => {
    const ticket = await context.support.find(ticketId);
    const place = ticket?.threadId ? await fetchPlace(ticket.threadId, context) : null;
    // A thread that is closed for good stays asleep: its card is right when it is opened again.
    if (!ticket || !place || isLocked(place)) return;
    await openPlace(place, ticket);
    await editCard(place, ticket, await inGuildLanguage(ticket.guildId, context));
  });
}
