import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { DomainError } from '../../errors.ts';
import { ONE_LINE } from '../../one-line.ts';
import { type MailBlock, MailBlockSchema } from './mail-block.entity.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
}

/** Addresses whose mails open no tickets. */
export class MailBlocks {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: Parts) {
    this.#em = em;
    this.#clock = clock;
  }

  list(): Promise<MailBlock[]> {
    return this.#em.find(MailBlockSchema, {}, { orderBy: { blockedAt: 'desc' } });
  }

  /** Blocking again gives another reason. @throws DomainError invalid `mail_block_invalid` */
  async add(given: string, { reason, by }: { reason: string; by: string }): Promise<MailBlock> {
    const address = given.trim().toLowerCase();
    const isFit = /^[^\s@]+@[^\s@]+$/.test(address) && address.length <= 254;
    if (!isFit || !ONE_LINE.test(reason) || reason.length > 300) {
      throw new DomainError(
        'invalid',
        'mail_block_invalid',
        'Name an e-mail address, and a reason in one line of up to 300 characters.',
        { max: 300 },
      );
    }
    return this.#em.upsert(MailBlockSchema, { address, reason, blockedAt: this.#clock.now(), blockedBy: by });
  }

  /** @returns whether it was blocked */
  async remove(given: string): Promise<boolean> {
    return (await this.#em.nativeDelete(MailBlockSchema, { address: given.trim().toLowerCase() })) > 0;
  }
}
