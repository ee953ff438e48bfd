import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { DomainError } from '../../errors.ts';
import { ROADMAP_STATES, type RoadmapItem, RoadmapItemSchema, type RoadmapState } from './roadmap-item.entity.ts';

const TITLE_MAX = 200;
const URL_MAX = 500;
/** More would not be read. */
const LISTED = 100;
/** Between two positions, so that a new item fits in. */
const STEP = 10;

/** What staff say of an item. */
export interface RoadmapFields {
  title: string;
  state: RoadmapState;
  url: string | null;
  position: number;
}

interface Parts {
  em: EntityManager;
  clock: Clock;
}

/** The checklist of what is being built, as every report shows it. */
export class Roadmap {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: Parts) {
    this.#em = em;
    this.#clock = clock;
  }

  /** In its order. */
  list(): Promise<RoadmapItem[]> {
    const orderBy = { position: 'asc', createdAt: 'asc', id: 'asc' } as const;
    return this.#em.find(RoadmapItemSchema, { removedAt: null }, { orderBy, limit: LISTED });
  }

  /** Puts an item last unless a position is given. @throws DomainError invalid `roadmap_item_invalid`, conflict `roadmap_full` */
  async add(fields: Partial<RoadmapFields> & { title: string }, by: string): Promise<RoadmapItem> {
    return this.#em.transactional(async (em) => {
      const standing = await this.list();
      if (standing.length >= LISTED) throw full();
      const last = standing.at(-1)?.position ?? 0;
      const said = checked({ state: 'planned', url: null, position: last + STEP, ...fields });
      const now = this.#clock.now();
      return em.create(RoadmapItemSchema, { ...said, createdAt: now, changedAt: now, changedBy: by.slice(0, 100) });
    });
  }

  /** @throws DomainError not_found `roadmap_item_not_found`, invalid `roadmap_item_invalid` */
  async edit(id: string, edits: Partial<RoadmapFields>, by: string): Promise<RoadmapItem> {
    return this.#em.transactional(async (em) => {
      const item = await getItem(em, id);
      const { title, state, url = null, position } = item;
      const said = checked({ title, state, url, position, ...edits });
      return em.assign(item, { ...said, changedAt: this.#clock.now(), changedBy: by.slice(0, 100) });
    });
  }

  /**
   * Puts the items in another order. Nothing else about them changes.
   * @param ids all that are on the list
   * @throws DomainError conflict `roadmap_changed`
   */
  async reorder(ids: readonly string[]): Promise<RoadmapItem[]> {
    return this.#em.transactional(async (em) => {
      const orderBy = { id: 'asc' } as const;
      const items = await em.find(
        RoadmapItemSchema,
        { removedAt: null },
        { orderBy, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
      );
      const byId = new Map(items.map((item) => [item.id, item]));
      const ordered = [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
      if (ordered.length !== items.length || ids.length !== items.length) throw changedMeanwhile();
      for (const [index, item] of ordered.entries()) em.assign(item, { position: (index + 1) * STEP });
      await em.flush();
      return ordered;
    });
  }

  /** Takes an item off the list; published reports keep it. @throws DomainError not_found `roadmap_item_not_found` */
  async remove(id: string, by: string): Promise<void> {
    await this.#em.transactional(async (em) => {
      const now = this.#clock.now();
      em.assign(await getItem(em, id), { removedAt: now, changedAt: now, changedBy: by.slice(0, 100) });
    });
  }
}

async function getItem(em: EntityManager, id: string): Promise<RoadmapItem> {
  const item = await em.findOne(RoadmapItemSchema, { id, removedAt: null });
  if (item) return item;
  throw new DomainError('not_found', 'roadmap_item_not_found', 'That is not on the roadmap any more.');
}

function checked({ title, state, url, position }: RoadmapFields): RoadmapFields {
  const said = title.trim();
  require(said !== '' && said.length <= TITLE_MAX && !/\p{Cc}/u.test(said), `a title of up to ${TITLE_MAX} characters`);
  require(ROADMAP_STATES.includes(state), `a state: ${ROADMAP_STATES.join(', ')}`);
  const link = url?.trim() || null;
  require(link === null || isWebAddress(link), 'a link that begins with https:// or http://');
  require(Number.isInteger(position) && Math.abs(position) <= 1_000_000, 'a position that is a whole number');
  return { title: said, state, url: link, position };
}

function isWebAddress(text: string): boolean {
  return text.length <= URL_MAX && /^https?:/.test(text) && !/[\s()<>]/.test(text) && URL.canParse(text);
}

function require(isRight: boolean, takes: string): void {
  if (isRight) return;
  throw new DomainError('invalid', 'roadmap_item_invalid', `The roadmap takes ${takes}.`);
}

function changedMeanwhile(): DomainError {
  const sentence = 'Somebody else has changed the roadmap meanwhile. Look at it again.';
  return new DomainError('conflict', 'roadmap_changed', sentence);
}

function full(): DomainError {
  return new DomainError('conflict', 'roadmap_full', 'The roadmap is full. Take off what is done long ago.');
}
