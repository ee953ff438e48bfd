import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { DomainError } from '../../errors.ts';
import type { Outbox } from '../../outbox.ts';
import { requireManager } from '../permits.ts';
import type { Actor } from '../policies.ts';
import type { TicketCategories } from './ticket-categories.ts';
import type { TicketCategory } from './ticket-category.entity.ts';
import { type PanelStyle, type TicketPanel, TicketPanelSchema } from './ticket-panel.entity.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  categories: TicketCategories;
}

interface NewPanel {
  guildId: string;
  textChannelId: string;
  style: PanelStyle;
  title?: string | null;
  text?: string | null;
  /** Empty is every category, also those to come. */
  categoryIds?: string[];
}

/** The messages from which members of a guild open tickets. Posting them is a durable job of the bot. */
export class TicketPanels {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #categories: TicketCategories;

  constructor({ em, clock, outbox, categories }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#categories = categories;
  }

  /** @throws DomainError forbidden; not_found `category_not_found` */
  async add(actor: Actor, { guildId, categoryIds = [], title, text, ...panel }: NewPanel): Promise<TicketPanel> {
    requireManager(actor);
    for (const categoryId of categoryIds) await this.#categories.get(guildId, categoryId);
    return this.#em.transactional(async (em) => {
      const created = em.create(TicketPanelSchema, {
        ...{ ...panel, guildId, categoryIds, createdAt: this.#clock.now() },
        ...{ title: title?.trim().slice(0, 200) || null, text: text?.trim().slice(0, 2_000) || null },
      });
      await em.flush();
      await this.#outbox.add(em, 'ticket.panels.changed', { guildId }, { key: `ticket-panels:${guildId}` });
      return created;
    });
  }

  /** The bot takes its message away. @throws DomainError forbidden; not_found `panel_not_found` */
  async remove(actor: Actor, { guildId, panelId }: { guildId: string; panelId: string }): Promise<TicketPanel> {
    requireManager(actor);
    const panel = await this.#em.findOne(TicketPanelSchema, { id: panelId, guildId, removedAt: null });
    if (!panel) throw new DomainError('not_found', 'panel_not_found', 'There is no such panel.');
    await this.#em.transactional(async (em) => {
      panel.removedAt = this.#clock.now();
      await em.flush();
      await this.#outbox.add(em, 'ticket.panels.changed', { guildId }, { key: `ticket-panels:${guildId}` });
    });
    return panel;
  }

  /** Those that stand or are to stand. */
  list(guildId: string): Promise<TicketPanel[]> {
    return this.#em.find(TicketPanelSchema, { guildId, removedAt: null }, { orderBy: { createdAt: 'asc' } });
  }

  find(panelId: string): Promise<TicketPanel | null> {
    return this.#em.findOne(TicketPanelSchema, { id: panelId });
  }

  /** Those that are removed while their message may still stand. */
  listToTakeAway(guildId: string): Promise<TicketPanel[]> {
    return this.#em.find(TicketPanelSchema, { guildId, removedAt: { $ne: null }, messageId: { $ne: null } });
  }

  /** What a panel shows now, in order. */
  async categoriesOf({ guildId, categoryIds }: TicketPanel): Promise<TicketCategory[]> {
    const all = await this.#categories.list(guildId);
    if (categoryIds.length === 0) return all;
    return all.filter(({ id }) => categoryIds.includes(id));
  }

  /** From now on its message may stand. */
  async attempted(panel: TicketPanel): Promise<void> {
    panel.attemptedAt ??= this.#clock.now();
    await this.#em.flush();
  }

  async posted(panel: TicketPanel, messageId: string): Promise<void> {
    panel.messageId = messageId;
    await this.#em.flush();
  }

  /** Its message is gone: taken away by us, or deleted by a moderator, who is obeyed. */
  async gone(panel: TicketPanel): Promise<void> {
    this.#em.assign(panel, { messageId: null, removedAt: panel.removedAt ?? this.#clock.now() });
    await this.#em.flush();
  }
}
