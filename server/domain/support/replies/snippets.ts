import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { DomainError, type RefusalValues } from '../../errors.ts';
import { ONE_LINE } from '../../one-line.ts';
import { requireManager } from '../permits.ts';
import type { Actor } from '../policies.ts';
import type { Ticket } from '../ticket.entity.ts';
import { type TicketSnippet, TicketSnippetSchema } from './ticket-snippet.entity.ts';

/** More are not found again. */
const MAX_SNIPPETS = 200;
const MAX_TEXT = 1_500;
const PLACEHOLDER = /\{(\w*)\}/g;
const KNOWN = ['member', 'number', 'subject', 'staff', 'category'] as const;

interface Parts {
  em: EntityManager;
  clock: Clock;
}

/** The answers that a guild's staff have prepared. */
export class Snippets {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: Parts) {
    this.#em = em;
    this.#clock = clock;
  }

  /** By name. */
  list(guildId: string): Promise<TicketSnippet[]> {
    return this.#em.find(TicketSnippetSchema, { guildId }, { orderBy: { name: 'asc' } });
  }

  /** By its name in any case. @throws DomainError not_found `snippet_not_found` */
  async get(guildId: string, name: string): Promise<TicketSnippet> {
    const wanted = name.trim().toLowerCase();
    const found = (await this.list(guildId)).find((each) => each.name.toLowerCase() === wanted);
    if (found) return found;
    const said = name.trim();
    if (!said)
      throw new DomainError('not_found', 'snippet_not_found', 'There is no snippet without a name.', {
        context: 'nameless',
      });
    throw new DomainError('not_found', 'snippet_not_found', `There is no snippet ${said}.`, { name: said });
  }

  /** @throws DomainError forbidden; invalid `snippet_invalid`; conflict `snippet_exists`, `snippets_too_many` */
  async add(actor: Actor, guildId: string, { name, text }: { name: string; text: string }): Promise<TicketSnippet> {
    requireManager(actor);
    const all = await this.list(guildId);
    const said = check(name, text);
    if (all.some((each) => each.name.toLowerCase() === said.name.toLowerCase())) {
      throw new DomainError('conflict', 'snippet_exists', `There is already a snippet ${said.name}.`, {
        name: said.name,
      });
    }
    if (all.length >= MAX_SNIPPETS) {
      throw new DomainError('conflict', 'snippets_too_many', `A guild has at most ${MAX_SNIPPETS} snippets.`, {
        max: MAX_SNIPPETS,
      });
    }
    const snippet = this.#em.create(TicketSnippetSchema, {
      ...{ guildId, ...said, byName: actor.name.slice(0, 100), changedAt: this.#clock.now() },
    });
    await this.#em.flush();
    return snippet;
  }

  /** @throws DomainError forbidden; invalid `snippet_invalid`; not_found `snippet_not_found` */
  async edit(actor: Actor, guildId: string, { name, text }: { name: string; text: string }): Promise<TicketSnippet> {
    requireManager(actor);
    const snippet = await this.get(guildId, name);
    const said = check(snippet.name, text);
    this.#em.assign(snippet, { text: said.text, byName: actor.name.slice(0, 100), changedAt: this.#clock.now() });
    await this.#em.flush();
    return snippet;
  }

  /** @throws DomainError forbidden; not_found `snippet_not_found` */
  async remove(actor: Actor, guildId: string, name: string): Promise<TicketSnippet> {
    requireManager(actor);
    const snippet = await this.get(guildId, name);
    await this.#em.nativeDelete(TicketSnippetSchema, { id: snippet.id });
    return snippet;
  }
}

/** A snippet's text for a ticket, with the names put in that it leaves open. */
export function fillSnippet(text: string, ticket: Ticket, staffName: string): string {
  const values: Record<(typeof KNOWN)[number], string> = {
    member: ticket.memberName,
    number: String(ticket.number),
    subject: ticket.subject,
    staff: staffName,
    category: ticket.category.name,
  };
  return text.replace(PLACEHOLDER, (whole, word: string) => {
    const known = KNOWN.find((each) => each === word);
    return known ? values[known] : whole;
  });
}

function check(name: string, text: string): { name: string; text: string } {
  const said = { name: name.trim(), text: text.trim() };
  if (!ONE_LINE.test(said.name) || said.name.length > 40)
    refuse('name', 'The name of a snippet is one line of 1 to 40 characters.');
  if (said.text === '' || said.text.length > MAX_TEXT) refuse('text', 'A snippet has 1 to 1,500 characters.');
  const unknown = [...said.text.matchAll(PLACEHOLDER)].find(([, word]) => !KNOWN.some((each) => each === word));
  if (!unknown) return said;
  const known = `{${KNOWN.join('}, {')}}`;
  return refuse('unknown', `A snippet knows ${known}, not ${unknown[0]}.`, { known, word: unknown[0] });
}

function refuse(context: string, sentence: string, values: RefusalValues = {}): never {
  throw new DomainError('invalid', 'snippet_invalid', sentence, { ...values, context });
}
