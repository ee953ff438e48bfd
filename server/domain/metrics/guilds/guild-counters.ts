import { type EntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { DomainError } from '../../errors.ts';
import type { Catalogue } from '../catalogue.ts';
import { parseTemplate } from './counter-text.ts';
import { type GuildCounter, GuildCounterSchema } from './guild-counter.entity.ts';

/** What every guild may count: nothing of it is kept from anybody. */
export const OPEN_COUNTS = ['members', 'live', 'viewers'] as const;
export type OpenCount = (typeof OPEN_COUNTS)[number];

/** Discord takes two new names in ten minutes; one leaves room for staff. */
export const RENAME_EVERY_MS = 600_000;
const MAX_COUNTERS = 10;
const MAX_FAILURE = 4_000;

/** Whoever gets the row sends the name; until the time is over nobody else does. */
const CLAIM = `
  update guild_counter set tried_at = ? where id = ? and shown is distinct from ?
  and (tried_at is null or tried_at <= ?) returning id`;

interface Parts {
  em: EntityManager;
  clock: Clock;
  catalogue: Pick<Catalogue, 'get'>;
}

/** The counters in the names of a guild's channels. */
export class GuildCounters {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #catalogue: Parts['catalogue'];

  constructor({ em, clock, catalogue }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#catalogue = catalogue;
  }

  /**
   * @param isHome whether it is the guild that Glim belongs to: only there figures show that are not published yet
   * @throws DomainError invalid `counter_template_invalid`, `metric_unknown`; forbidden `home_guild_only`;
   * conflict `counter_exists`, `counters_too_many`
   */
  async add(
    guildId: string,
    counter: { channelId: string; counts: string; template: string; by: string; isHome: boolean },
  ): Promise<GuildCounter> {
    const { channelId, counts, by, isHome } = counter;
    const template = parseTemplate(counter.template);
    if (!isOpenCount(counts)) await this.#requireMetric(counts, isHome);
    if ((await this.#em.count(GuildCounterSchema, { guildId })) >= MAX_COUNTERS) {
      throw new DomainError('conflict', 'counters_too_many', `A guild has up to ${MAX_COUNTERS} counters.`, {
        max: MAX_COUNTERS,
      });
    }
    try {
      const added = this.#em.create(GuildCounterSchema, {
        guildId,
        channelId,
        counts,
        template,
        createdAt: this.#clock.now(),
        createdBy: by,
      });
      await this.#em.flush();
      return added;
    } catch (error) {
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
      throw new DomainError('conflict', 'counter_exists', `<#${channelId}> is already a counter. Remove it first.`, {
        channelId,
      });
    }
  }

  list(guildId: string): Promise<GuildCounter[]> {
    return this.#em.find(GuildCounterSchema, { guildId }, { orderBy: { createdAt: 'asc', id: 'asc' } });
  }

  /** The channel stays as it is. @returns whether there was one */
  async remove(guildId: string, channelId: string): Promise<boolean> {
    return (await this.#em.nativeDelete(GuildCounterSchema, { guildId, channelId })) > 0;
  }

  /**
   * Whether a name may be sent to Discord now. It is not when it stands there already, or when another was tried in
   * the last ten minutes: that one is not waited for, the next look brings the newest.
   */
  async claim(counter: GuildCounter, name: string): Promise<boolean> {
    const now = this.#clock.now();
    const before = new Date(now.getTime() - RENAME_EVERY_MS);
    return (await this.#em.execute<object[]>(CLAIM, [now, counter.id, name, before])).length > 0;
  }

  async took(counter: GuildCounter, name: string): Promise<void> {
    await this.#em.nativeUpdate(GuildCounterSchema, { id: counter.id }, { shown: name, failure: null });
  }

  /** @param reason a sentence for staff */
  async failed(counter: GuildCounter, reason: string): Promise<void> {
    await this.#em.nativeUpdate(GuildCounterSchema, { id: counter.id }, { failure: reason.slice(0, MAX_FAILURE) });
  }

  async #requireMetric(key: string, isHome: boolean): Promise<void> {
    await this.#catalogue.get(key);
    if (isHome) return;
    throw new DomainError(
      'forbidden',
      'home_guild_only',
      'Figures that are not published yet are shown in Glim’s own guild only.',
      { context: 'counters' },
    );
  }
}

export function isOpenCount(counts: string): counts is OpenCount {
  return OPEN_COUNTS.some((open) => open === counts);
}
