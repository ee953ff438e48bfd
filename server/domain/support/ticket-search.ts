import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '../errors.ts';
import type { Actor } from './policies.ts';
import { type Ticket, TicketSchema } from './ticket.entity.ts';

/** As the index has it. */
const TICKET_WORDS = `to_tsvector('simple', ticket.subject || ' ' || ticket.text || ' ' || coalesce(ticket.topic, '')
  || ' ' || ticket.member_name)`;

interface Parts {
  em: EntityManager;
}

interface Wanted {
  guildId: string;
  /** As people type them: `"two words"`, `or`, `-not`. */
  words: string;
  /** Only tickets of these. */
  categoryIds: readonly string[];
  limit: number;
}

/** Finds tickets by what was asked, said and noted. */
export class TicketSearch {
  readonly #em: EntityManager;

  constructor({ em }: Parts) {
    this.#em = em;
  }

  /** The newest first; a number finds its ticket. @throws DomainError forbidden `ticket_not_staff` */
  async find(actor: Actor, { guildId, words, categoryIds, limit }: Wanted): Promise<Ticket[]> {
    if (!actor.isStaff) throw new DomainError('forbidden', 'ticket_not_staff', 'Only staff can do this with a ticket.');
    const said = words.trim().slice(0, 200);
    const number = /^#?(\d{1,9})$/.exec(said)?.[1] ?? null;
    const rows = await this.#em.execute<{ id: string }[]>(
      `with query as (select websearch_to_tsquery('simple', ?) as words)
       select ticket.id from ticket, query
       where ticket.guild_id = ? and ticket.state <> 'opening'
         and ticket.category_id in (select jsonb_array_elements_text(?::jsonb)::uuid)
         and (ticket.number = ?::int or ${TICKET_WORDS} @@ query.words
           or exists (select 1 from ticket_message message
                      where message.ticket_id = ticket.id and to_tsvector('simple', message.text) @@ query.words)
           or exists (select 1 from ticket_note note
                      where note.ticket_id = ticket.id and to_tsvector('simple', note.text) @@ query.words))
       order by ticket.number desc limit ?`,
      [said, guildId, JSON.stringify(categoryIds), number, limit],
    );
    const id = { $in: rows.map((row) => row.id) };
    return this.#em.find(TicketSchema, { id }, { orderBy: { number: 'desc' }, populate: ['category'] });
  }
}
