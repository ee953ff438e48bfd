import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Outbox } from '../../outbox.ts';
import { emojiInText } from './emoji-in-text.ts';
import { TicketEmojiSchema } from './ticket-emoji.entity.ts';

/** Nobody reads a ticket for its emoji, and each is a file. */
const MAX_EMOJI = 100;

/** Has the pictures of a text's custom emoji kept, each once a ticket. In the transaction that keeps the text. */
export async function noteEmoji(
  em: EntityManager,
  outbox: Outbox,
  { ticketId, text }: { ticketId: string; text: string },
): Promise<void> {
  const written = emojiInText(text);
  if (written.length === 0) return;
  const free = MAX_EMOJI - (await em.count(TicketEmojiSchema, { ticket: ticketId }));
  for (const { discordId, isAnimated } of written.slice(0, Math.max(0, free))) {
    const [made] = await em.execute<{ id: string }[]>(
      `insert into ticket_emoji (id, ticket_id, discord_id, is_animated) values (?, ?, ?, ?)
       on conflict do nothing returning id`,
      [randomUUIDv7(), ticketId, discordId, isAnimated],
    );
    if (made) await outbox.add(em, 'ticket.emoji', { ticketId, emojiId: made.id });
  }
}
