import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { DomainError } from '../../errors.ts';
import { type GlimcapReader, GlimcapReaderSchema, type ReaderState } from './reader.entity.ts';

const DAY_MS = 86_400_000;
/** How long it is known who left, or cannot be reached. */
const KEPT_MS = 30 * DAY_MS;

/** What the operator sees of the readers, and what is deleted of them. */
export class GlimcapReaderList {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: { em: EntityManager; clock: Clock }) {
    this.#em = em;
    this.#clock = clock;
  }

  /** Oldest first. */
  list({ state, limit }: { state?: ReaderState; limit: number }): Promise<GlimcapReader[]> {
    return this.#em.find(GlimcapReaderSchema, state ? { state } : {}, {
      orderBy: { askedAt: 'asc', id: 'asc' },
      limit,
    });
  }

  /** How many readers there are in each state. */
  async count(): Promise<Partial<Record<ReaderState, number>>> {
    const rows = await this.#em.execute<{ state: ReaderState; count: number }[]>(
      'select state, count(*)::int as count from glimcap_reader group by state order by state',
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  }

  /** Deletes an address and what is known of it. @throws DomainError not_found `mail_reader_not_found` */
  async remove(address: string): Promise<void> {
    const deleted = await this.#em.nativeDelete(GlimcapReaderSchema, { addressKey: address.trim().toLowerCase() });
    if (deleted > 0) return;
    throw new DomainError('not_found', 'mail_reader_not_found', 'Nobody asked for mails to that address.');
  }

  /** Deletes the addresses that were not confirmed in time, and after a while those that left or do not exist. */
  forgetOld(): Promise<number> {
    const now = this.#clock.now();
    const before = new Date(now.getTime() - KEPT_MS);
    return this.#em.nativeDelete(GlimcapReaderSchema, {
      $or: [
        { state: 'pending', confirmUntil: { $lt: now } },
        { state: 'left', leftAt: { $lt: before } },
        { state: 'refused', askedAt: { $lt: before } },
      ],
    });
  }
}
