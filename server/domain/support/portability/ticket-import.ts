import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { DomainError } from '../../errors.ts';
import { CATEGORY_DEFAULTS } from '../categories/default-category.ts';
import { TicketCategorySchema } from '../categories/ticket-category.entity.ts';
import { importNumbers, type Renumbering } from './import-numbers.ts';
import { insertTickets } from './insert-tickets.ts';
import { listTaken } from './list-taken.ts';
import type { TicketDocument, WrittenTicket } from './ticket-document.ts';

/** What an import did, or would do. */
export interface ImportOutcome {
  guildId: string;
  imported: number;
  messages: number;
  /** Tickets of the file that were here before, and were left as they are. */
  alreadyHere: number;
  /** Those among the imported that were open in the file. */
  closed: number;
  renumbered: Renumbering[];
}

interface Parts {
  em: EntityManager;
  clock: Clock;
}

/**
 * Tickets of another installation, as history that is closed: nothing is posted, mailed or
 * enqueued for them, and they have no place in Discord.
 */
export class TicketImport {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: Parts) {
    this.#em = em;
    this.#clock = clock;
  }

  /**
   * All of a document or nothing. A ticket that is here already, by its id, is left as it is.
   * @param guildId where they shall belong, when not to the document's own guild
   * @throws DomainError conflict `tickets_taken`, with the path of each message or file that belongs to another ticket here
   */
  import(
    document: TicketDocument,
    { guildId = document.guildId, isDryRun = false }: { guildId?: string | undefined; isDryRun?: boolean } = {},
  ): Promise<ImportOutcome> {
    return this.#em.transactional(async (em) => {
      await em.execute(`select pg_advisory_xact_lock(hashtext('glim:import-tickets'))`);
      const here = await listHere(em, document.tickets);
      const fresh = document.tickets.filter(({ id }) => !here.has(id));
      await refuseTaken(em, document, here);
      const numbers = await importNumbers(em, fresh, { isDryRun });
      if (!isDryRun) {
        const now = this.#clock.now();
        const categories = await ensureCategories(em, { document, fresh, guildId, now });
        await insertTickets(em, fresh, {
          guildId,
          categories,
          now,
          numbers,
          exportedAt: new Date(document.exportedAt),
        });
      }
      return {
        ...{ guildId, imported: fresh.length, alreadyHere: here.size },
        messages: fresh.reduce((sum, { messages }) => sum + messages.length, 0),
        closed: fresh.filter(({ state }) => state !== 'closed').length,
        renumbered: fresh.flatMap(({ id, number }) => {
          const to = numbers.get(id) ?? number;
          return to === number ? [] : [{ from: number, to }];
        }),
      };
    });
  }
}

async function listHere(em: EntityManager, tickets: WrittenTicket[]): Promise<Set<string>> {
  const rows = await em.execute<{ id: string }[]>(
    'select id from ticket where id in (select jsonb_array_elements_text(?::jsonb)::uuid)',
    [JSON.stringify(tickets.map(({ id }) => id))],
  );
  return new Set(rows.map(({ id }) => id));
}

async function refuseTaken(em: EntityManager, document: TicketDocument, here: Set<string>): Promise<void> {
  const taken = await listTaken(em, document, here);
  if (taken.length === 0) return;
  const lines = taken.map((path) => `${path}: belongs to another ticket here`);
  throw new DomainError('conflict', 'tickets_taken', lines.join('\n'));
}

/** By their names; one that the guild does not have is made as a removed one, so that nobody is offered it. */
async function ensureCategories(
  em: EntityManager,
  given: { document: TicketDocument; fresh: WrittenTicket[]; guildId: string; now: Date },
): Promise<Map<string, string>> {
  const { document, fresh, guildId, now } = given;
  const known = await em.find(TicketCategorySchema, { guildId }, { orderBy: { removedAt: 'desc nulls last' } });
  // Later ones win: those that are not removed.
  const ids = new Map(known.map(({ name, id }) => [name, id]));
  const needed = new Set(fresh.map(({ category }) => category));
  const missing = document.categories.filter(({ name }) => needed.has(name) && !ids.has(name));
  for (const { name, description } of missing) {
    const id = randomUUIDv7();
    ids.set(name, id);
    await em.insert(TicketCategorySchema, {
      ...{ id, guildId, name, description, ...CATEGORY_DEFAULTS, questions: [], position: known.length },
      ...{ createdAt: now, removedAt: now },
    });
  }
  return ids;
}
