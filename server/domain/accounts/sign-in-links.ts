import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import { createToken, hashToken } from '../token.ts';
import { type SignInLink, SignInLinkSchema } from './sign-in-link.entity.ts';
import type { User } from './user.entity.ts';

/** Long enough to be sent to somebody and used the next morning. */
const VALID_DAYS = 7;
const DAY_MS = 86_400_000;

interface Parts {
  em: EntityManager;
  clock: Clock;
}

/** Ways into an account that an operator makes for its owner; each works once. */
export class SignInLinks {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: Parts) {
    this.#em = em;
    this.#clock = clock;
  }

  /** @returns the token for the link; it is not stored and cannot be shown again */
  async create(user: User): Promise<{ token: string; expiresAt: Date }> {
    const token = createToken();
    const now = this.#clock.now();
    const expiresAt = new Date(now.getTime() + VALID_DAYS * DAY_MS);
    this.#em.create(SignInLinkSchema, { user, tokenHash: hashToken(token), createdAt: now, expiresAt });
    await this.#em.flush();
    return { token, expiresAt };
  }

  /** Whose link it is, while it works. @throws DomainError not_found `sign_in_link_over` */
  async owner(token: string): Promise<User> {
    return (await this.#get(this.#em, token)).user;
  }

  /** Uses a link up. Of two who try, one comes in. @throws DomainError not_found `sign_in_link_over` */
  async use(token: string): Promise<User> {
    return this.#em.transactional(async (em) => {
      const link = await this.#get(em, token, LockMode.PESSIMISTIC_WRITE);
      link.usedAt = this.#clock.now();
      return link.user;
    });
  }

  async hasUsable(user: User): Promise<boolean> {
    return (await this.#em.count(SignInLinkSchema, { user, ...this.#usable() })) > 0;
  }

  async #get(em: EntityManager, token: string, lockMode?: LockMode.PESSIMISTIC_WRITE): Promise<SignInLink> {
    const where = { tokenHash: hashToken(token), ...this.#usable() };
    const link = await em.findOne(SignInLinkSchema, where, { refresh: true, ...(lockMode ? { lockMode } : {}) });
    if (!link) {
      const sentence = 'This sign-in link was used, or its time is over. Ask for another.';
      throw new DomainError('not_found', 'sign_in_link_over', sentence);
    }
    await em.populate(link, ['user']);
    return link;
  }

  #usable() {
    return { usedAt: null, expiresAt: { $gt: this.#clock.now() } };
  }
}
