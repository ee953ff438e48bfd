import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Outbox } from '../../outbox.ts';
import { emojiInText } from './emoji-in-text.ts';
import type { PictureFailure } from './picture-failure.ts';
import { picturesOfStickers, type SentSticker } from './sent-sticker.ts';

/** Nobody reads a ticket for its emoji, and each is a file. */
const MAX_PICTURES = 100;

interface Shown {
  ticketId: string;
  text: string;
  stickers?: readonly SentSticker[];
}

/**
 * Has the pictures that a message shows kept: its custom emoji and its stickers, each once a ticket. In the transaction
 * that keeps the message.
 */
export async function notePictures(
  em: EntityManager,
  outbox: Outbox,
  { ticketId, text, stickers = [] }: Shown,
): Promise<void> {
  const shown = [...picturesOfStickers(stickers), ...emojiInText(text)];
  if (shown.length === 0) return;
  let free = MAX_PICTURES - (await countAsked(em, ticketId));
  for (const { kind, discordId, format } of shown) {
    const failure: PictureFailure | null = free > 0 ? null : 'too_many';
    const [made] = await em.execute<{ id: string }[]>(
      `insert into ticket_picture (id, ticket_id, kind, discord_id, format, failure) values (?, ?, ?, ?, ?, ?)
       on conflict do nothing returning id`,
      [randomUUIDv7(), ticketId, kind, discordId, format, failure],
    );
    if (!made || failure) continue;
    free -= 1;
    await outbox.add(em, 'ticket.picture', { ticketId, pictureId: made.id });
  }
}

/** How many pictures of a ticket Discord was, or will be, asked for. */
async function countAsked(em: EntityManager, ticketId: string): Promise<number> {
  const [row] = await em.execute<[{ asked: number }]>(
    `select count(*)::int as asked from ticket_picture where ticket_id = ? and failure is distinct from 'too_many'`,
    [ticketId],
  );
  return row.asked;
}
