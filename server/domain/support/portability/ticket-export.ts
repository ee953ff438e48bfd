import { type EntityManager, IsolationLevel } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { DomainError } from '../../errors.ts';
import { TicketFeedbackSchema } from '../feedback/ticket-feedback.entity.ts';
import { TicketMailSchema } from '../mail/ticket-mail.entity.ts';
import { TicketNoteSchema } from '../replies/ticket-note.entity.ts';
import { type Ticket, TicketSchema } from '../ticket.entity.ts';
import { TicketEventSchema } from '../ticket-event.entity.ts';
import { TicketMessageSchema } from '../ticket-message.entity.ts';
import { TicketParticipantSchema } from '../ticket-participant.entity.ts';
import { TICKET_FORMAT, TICKET_FORMAT_VERSION, type TicketDocument, type WrittenCategory } from './ticket-document.ts';
import { type TicketBelongings, writeMessage, writeTicket } from './write-ticket.ts';

const PAGE = 100;
const MESSAGE_PAGE = 1_000;

interface Parts {
  em: EntityManager;
  clock: Clock;
}

/** Which tickets, and whether staff's notes go with them. */
export interface ExportChoice {
  /** May be left out where only one guild has tickets. */
  guildId?: string | undefined;
  /** Tickets opened before it are left out. */
  since?: Date | undefined;
  hasNotes?: boolean;
}

/** Where the document goes, a piece at a time, and who hears how far it is. */
export interface ExportSink {
  write(piece: string): Promise<void>;
  told?(progress: { tickets: number; messages: number; of: number }): void;
}

export interface ExportOutcome {
  guildId: string;
  tickets: number;
  messages: number;
}

/** A guild's tickets as one JSON document, as they are at one moment, never more than a page of them in memory. */
export class TicketExport {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: Parts) {
    this.#em = em;
    this.#clock = clock;
  }

  /**
   * Tickets that are being opened are not there yet.
   * @throws DomainError not_found `tickets_none`, invalid `guild_unclear`
   */
  export(choice: ExportChoice, sink: ExportSink): Promise<ExportOutcome> {
    return this.#em.transactional((em) => this.#export(em, choice, sink), {
      isolationLevel: IsolationLevel.REPEATABLE_READ,
    });
  }

  async #export(em: EntityManager, choice: ExportChoice, sink: ExportSink): Promise<ExportOutcome> {
    const guildId = choice.guildId ?? (await onlyGuild(em));
    const where = {
      ...{ guildId, state: { $ne: 'opening' as const } },
      ...(choice.since && { openedAt: { $gte: choice.since } }),
    };
    const of = await em.count(TicketSchema, where);
    await sink.write(head({ exportedAt: this.#clock.now().toISOString(), guildId }));
    await sink.write(`"categories":${JSON.stringify(await categories(em, guildId, choice.since))},\n"tickets":[`);
    const done = { tickets: 0, messages: 0 };
    for (let last = 0; ; ) {
      const page = await em.find(
        TicketSchema,
        { ...where, number: { $gt: last } },
        { orderBy: { number: 'asc' }, limit: PAGE, populate: ['category'], disableIdentityMap: true },
      );
      const belongings = await listBelongings(em, page, choice.hasNotes ?? false);
      for (const ticket of page) {
        const written = writeTicket(ticket, belongings(ticket.id));
        await sink.write(`${done.tickets > 0 ? ',' : ''}\n${JSON.stringify(written).slice(0, -1)},"messages":[`);
        done.messages += await writeMessages(em, ticket.id, sink);
        await sink.write(']}');
        done.tickets += 1;
      }
      if (page.length > 0) sink.told?.({ ...done, of });
      last = page.at(-1)?.number ?? last;
      if (page.length < PAGE) break;
    }
    await sink.write('\n]}\n');
    return { guildId, ...done };
  }
}

function head(given: Pick<TicketDocument, 'exportedAt' | 'guildId'>): string {
  const all = { format: TICKET_FORMAT, version: TICKET_FORMAT_VERSION, ...given };
  return `${JSON.stringify(all).slice(0, -1)},\n`;
}

async function onlyGuild(em: EntityManager): Promise<string> {
  const guilds = await em.execute<{ id: string }[]>(
    `select distinct guild_id as id from ticket where state <> 'opening' order by 1`,
  );
  const [guild, ...others] = guilds;
  if (!guild) throw new DomainError('not_found', 'tickets_none', 'There are no tickets here.');
  if (others.length === 0) return guild.id;
  const sentence = `There are tickets of several guilds: say --guild ${guilds.map(({ id }) => id).join(', or --guild ')}.`;
  throw new DomainError('invalid', 'guild_unclear', sentence);
}

/** Those of the tickets that are written, each name once. */
function categories(em: EntityManager, guildId: string, since: Date | undefined): Promise<WrittenCategory[]> {
  return em.execute(
    `select distinct on (category.name) category.name, category.description from ticket
     join ticket_category category on category.id = ticket.category_id
     where ticket.guild_id = ? and ticket.state <> 'opening' and ticket.opened_at >= coalesce(?::timestamptz, '-infinity')
     order by category.name, category.removed_at desc nulls first`,
    [guildId, since ?? null],
  );
}

async function writeMessages(em: EntityManager, ticketId: string, { write }: ExportSink): Promise<number> {
  let count = 0;
  for (let last = ''; ; ) {
    // Snowflakes grow with time; as texts of different length they do not sort.
    const ids = await em.execute<{ id: string }[]>(
      `select id from ticket_message where ticket_id = ? and (length(id), id) > (length(?), ?)
       order by length(id), id limit ?`,
      [ticketId, last, last, MESSAGE_PAGE],
    );
    const found = await em.find(
      TicketMessageSchema,
      { id: { $in: ids.map(({ id }) => id) } },
      { populate: ['versions', 'attachments'], strategy: 'select-in', disableIdentityMap: true },
    );
    const sorted = found.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
    for (const message of sorted) {
      await write(`${count > 0 ? ',' : ''}\n${JSON.stringify(writeMessage(message))}`);
      count += 1;
    }
    last = ids.at(-1)?.id ?? last;
    if (ids.length < MESSAGE_PAGE) return count;
  }
}

async function listBelongings(
  em: EntityManager,
  tickets: Ticket[],
  hasNotes: boolean,
): Promise<(ticketId: string) => TicketBelongings> {
  const where = { ticket: { $in: tickets.map(({ id }) => id) } };
  const of = { disableIdentityMap: true } as const;
  const byTicket = <T extends { ticket: { id: string } }>(rows: T[]) => Map.groupBy(rows, ({ ticket }) => ticket.id);
  const mails = byTicket(await em.find(TicketMailSchema, where, of));
  const feedbacks = byTicket(await em.find(TicketFeedbackSchema, where, of));
  const participants = byTicket(
    await em.find(TicketParticipantSchema, where, { ...of, orderBy: { addedAt: 'asc', memberId: 'asc' } }),
  );
  const events = byTicket(await em.find(TicketEventSchema, where, { ...of, orderBy: { at: 'asc', id: 'asc' } }));
  const notes = hasNotes
    ? byTicket(await em.find(TicketNoteSchema, where, { ...of, orderBy: { at: 'asc', id: 'asc' } }))
    : null;
  return (id) => ({
    ...{ mail: mails.get(id)?.[0], feedback: feedbacks.get(id)?.[0] },
    ...{ participants: participants.get(id) ?? [], events: events.get(id) ?? [] },
    notes: notes && (notes.get(id) ?? []),
  });
}
