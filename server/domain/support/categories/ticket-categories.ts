import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { DomainError } from '../../errors.ts';
import type { Outbox } from '../../outbox.ts';
import { requireManager } from '../permits.ts';
import type { Actor } from '../policies.ts';
import { type CategoryChoices, checkCategory } from './check-category.ts';
import { CATEGORY_DEFAULTS, ensureDefaultCategory } from './default-category.ts';
import { type TicketCategory, TicketCategorySchema } from './ticket-category.entity.ts';

/** Discord: a select has at most 25 options, a message at most 25 buttons. */
export const MAX_CATEGORIES = 25;

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
}

/** The kinds of help that a guild gives. There is always one: the default. */
export class TicketCategories {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;

  constructor({ em, clock, outbox }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
  }

  /** Those in which tickets can be opened, in their order. */
  async list(guildId: string): Promise<TicketCategory[]> {
    await this.getDefault(guildId);
    const orderBy = { position: 'asc', createdAt: 'asc' } as const;
    return this.#em.find(TicketCategorySchema, { guildId, removedAt: null }, { orderBy });
  }

  /** Also those that were removed: their tickets are still there. */
  async listAll(guildId: string): Promise<TicketCategory[]> {
    await this.getDefault(guildId);
    return this.#em.find(TicketCategorySchema, { guildId }, { orderBy: { position: 'asc' } });
  }

  getDefault(guildId: string): Promise<TicketCategory> {
    return ensureDefaultCategory(this.#em, { guildId, now: this.#clock.now() });
  }

  /** Also one that was removed: its tickets still belong to it. */
  find(categoryId: string): Promise<TicketCategory | null> {
    return this.#em.findOne(TicketCategorySchema, { id: categoryId });
  }

  /**
   * One in which tickets can be opened, by its id or its name in any case.
   * @throws DomainError not_found `category_not_found`
   */
  async get(guildId: string, idOrName: string): Promise<TicketCategory> {
    const wanted = idOrName.trim().toLowerCase();
    const found = (await this.list(guildId)).find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
    if (found) return found;
    throw new DomainError('not_found', 'category_not_found', 'There is no such category of tickets in this guild.');
  }

  /** @throws DomainError forbidden; invalid `category_invalid`; conflict `category_exists`, `categories_too_many` */
  async add(
    actor: Actor,
    guildId: string,
    { name, ...choices }: Partial<CategoryChoices> & Pick<CategoryChoices, 'name'>,
  ): Promise<TicketCategory> {
    requireManager(actor);
    const others = await this.list(guildId);
    if (others.length >= MAX_CATEGORIES) {
      const sentence = `A guild has at most ${MAX_CATEGORIES} categories of tickets.`;
      throw new DomainError('conflict', 'categories_too_many', sentence);
    }
    const position = Math.max(...others.map((each) => each.position)) + 1;
    const chosen = { ...UNSAID, position, ...choices, name: name.trim() };
    checkCategory(chosen);
    refuseTaken(others, chosen.name);
    return this.#em.transactional(async (em) => {
      const category = em.create(TicketCategorySchema, { ...chosen, guildId, createdAt: this.#clock.now() });
      await em.flush();
      await this.#tell(em, guildId);
      return category;
    });
  }

  /** Changes what is said and leaves the rest. @throws as `add`, and not_found `category_not_found` */
  async edit(
    actor: Actor,
    { guildId, categoryId }: { guildId: string; categoryId: string },
    choices: Partial<CategoryChoices>,
  ): Promise<TicketCategory> {
    requireManager(actor);
    const category = await this.get(guildId, categoryId);
    const chosen = { ...choicesOf(category), ...choices };
    chosen.name = chosen.name.trim();
    checkCategory(chosen);
    const others = (await this.list(guildId)).filter(({ id }) => id !== category.id);
    refuseTaken(others, chosen.name);
    return this.#em.transactional(async (em) => {
      em.assign(category, chosen);
      await em.flush();
      await this.#tell(em, guildId);
      return category;
    });
  }

  /** Tickets that name no other belong to it from now on. @throws DomainError forbidden; not_found `category_not_found` */
  async makeDefault(actor: Actor, guildId: string, categoryId: string): Promise<TicketCategory> {
    requireManager(actor);
    const category = await this.get(guildId, categoryId);
    await this.#em.transactional(async (em) => {
      // One after the other: the database allows one default a guild.
      await em.execute('update ticket_category set is_default = false where guild_id = ? and is_default', [guildId]);
      await em.execute('update ticket_category set is_default = true where id = ?', [category.id]);
    });
    await this.#em.refresh(category);
    return category;
  }

  /** New tickets are not opened in it; those that are underway go on. @throws as `get`; conflict `category_is_default` */
  async remove(actor: Actor, guildId: string, categoryId: string): Promise<TicketCategory> {
    requireManager(actor);
    const category = await this.get(guildId, categoryId);
    if (category.isDefault) {
      const sentence = `${category.name} is where tickets belong that name no category. Make another one the default first.`;
      throw new DomainError('conflict', 'category_is_default', sentence);
    }
    await this.#em.transactional(async (em) => {
      category.removedAt = this.#clock.now();
      await em.flush();
      await this.#tell(em, guildId);
    });
    return category;
  }

  /** The guild's panels show its categories. */
  async #tell(em: EntityManager, guildId: string): Promise<void> {
    await this.#outbox.add(em, 'ticket.panels.changed', { guildId }, { key: `ticket-panels:${guildId}` });
  }
}

const UNSAID = {
  ...CATEGORY_DEFAULTS,
  ...{ emoji: null, description: null, placeId: null, maxOpen: null, staleWarnHours: null },
  ...{ staffRoleIds: [], requiredRoleIds: [], blockedRoleIds: [], questions: [] },
  ...{ isPinging: true, isClosedOnLeave: true, isStreaming: false },
} satisfies Omit<CategoryChoices, 'name' | 'position'>;

function choicesOf(category: TicketCategory): CategoryChoices {
  const { id: _id, guildId: _guildId, isDefault: _isDefault, createdAt: _at, removedAt: _removed, ...rest } = category;
  const { emoji = null, description = null, placeId = null, maxOpen = null, staleWarnHours = null } = category;
  return { ...rest, emoji, description, placeId, maxOpen, staleWarnHours };
}

function refuseTaken(others: TicketCategory[], name: string): void {
  if (!others.some((other) => other.name.toLowerCase() === name.toLowerCase())) return;
  throw new DomainError('conflict', 'category_exists', `There is already a category ${name}.`);
}
