import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { DomainError } from '../../errors.ts';
import type { Outbox } from '../../outbox.ts';
import type { Secrets } from '../../secrets.ts';
import { createLinkToken, hashOfLink, revealLinkToken } from './link-token.ts';
import { readMailAddress } from './mail-address.ts';
import { type GlimcapReader, GlimcapReaderSchema } from './reader.entity.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** How long a link that confirms is good. */
const CONFIRM_MS = 7 * DAY_MS;
/** Before another mail goes to an address that has not confirmed, four times as long each time. */
const FIRST_WAIT_MS = 10 * MINUTE_MS;
/** So many people do not ask within an hour: somebody uses the form to send mails to strangers. */
const ASKED_PER_HOUR = 300;
const LOCK = 'select pg_advisory_xact_lock(hashtext(?))';

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  secrets: Secrets;
  canMail: boolean;
}

/** What is to be written to somebody who asked for the reports. */
export interface ReaderLetter {
  kind: 'confirm' | 'known';
  reader: GlimcapReader;
  /** For `confirm` that of the link which confirms, for `known` of the one which leaves. */
  token: string;
}

/** The readers of the reports by e-mail: who asks, and proves to own the mailbox, gets them until they leave. */
export class GlimcapReaders {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #secrets: Secrets;
  /** Whether reports are sent by e-mail at all. */
  readonly isOpen: boolean;

  constructor({ em, clock, outbox, secrets, canMail }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#secrets = secrets;
    this.isOpen = canMail;
  }

  /**
   * Sends a mail with a link to an address for which somebody asks. Whether it is known shows in nothing: who has
   * confirmed already is told so by mail, and what comes too often is let be. Mails are in the language of the latest
   * page where somebody asked; that of a confirmed reader changes with the mail that says so.
   * @param language a code such as `de`
   * @throws DomainError unavailable `mail_off`, `mail_busy`; invalid `mail_address_invalid`
   */
  async ask(text: string, language: string): Promise<void> {
    if (!this.isOpen) throw off();
    const address = readMailAddress(text);
    if (!address) throw noAddress();
    const addressKey = address.toLowerCase();
    await this.#em.transactional(async (em) => {
      await em.execute(LOCK, [`glimcap reader ${addressKey}`]);
      const now = this.#clock.now();
      const lastHour = { askedAt: { $gt: new Date(now.getTime() - 60 * MINUTE_MS) } };
      if ((await em.count(GlimcapReaderSchema, lastHour)) >= ASKED_PER_HOUR) throw busy();
      const standing = await em.findOne(GlimcapReaderSchema, { addressKey }, { refresh: true });
      if (standing?.state === 'pending') standing.language = language;
      if (standing && now < nextAskAt(standing)) return;
      const reader = standing ?? this.#begin(em, { address, addressKey, language, now });
      em.assign(reader, { language, askedAt: now, asks: reader.asks + 1 });
      if (reader.state !== 'confirmed') this.#expectConfirmation(reader, now);
      await em.flush();
      await this.#outbox.add(em, 'glimcap.reader.asked', { readerId: reader.id });
    });
  }

  /** Whether a link would confirm somebody. */
  async canConfirm(token: string): Promise<boolean> {
    return (await this.#findByConfirmToken(this.#em, token)) !== null;
  }

  /** From now on the reader gets reports. @returns false for a link that is not known, or not good any more */
  async confirm(token: string): Promise<boolean> {
    return this.#em.transactional(async (em) => {
      const reader = await this.#findByConfirmToken(em, token);
      if (!reader) return false;
      if (reader.state === 'pending')
        em.assign(reader, { state: 'confirmed', consentedAt: this.#clock.now(), asks: 0, leftAt: null, refusal: null });
      return true;
    });
  }

  /** The reader gets nothing more; saying so twice changes nothing. @returns false for a link that is not known */
  async leave(token: string): Promise<boolean> {
    const leaveTokenHash = hashOfLink(token);
    if (!leaveTokenHash) return false;
    return this.#em.transactional(async (em) => {
      const reader = await em.findOne(GlimcapReaderSchema, { leaveTokenHash }, FOR_UPDATE);
      if (!reader) return false;
      if (reader.state !== 'left') em.assign(reader, { state: 'left', leftAt: this.#clock.now(), ...NO_CONFIRMATION });
      return true;
    });
  }

  /** What is to be written to who asked; null when there is nothing to say any more. */
  async findLetter(readerId: string): Promise<ReaderLetter | null> {
    return this.#em.transactional(async (em) => {
      const reader = await em.findOne(GlimcapReaderSchema, { id: readerId }, FOR_UPDATE);
      if (reader?.state === 'confirmed') return { kind: 'known', reader, token: this.leaveToken(reader) };
      if (reader?.state !== 'pending' || !isGood(reader, this.#clock.now())) return null;
      return { kind: 'confirm', reader, token: this.#confirmToken(reader) };
    });
  }

  /** The token of the link with which a reader leaves. Within the transaction in which the reader was read. */
  leaveToken(reader: GlimcapReader): string {
    const known = revealLinkToken(reader.leaveTokenSealed, this.#secrets);
    if (known) return known;
    const { token, hash, sealed } = createLinkToken(this.#secrets);
    Object.assign(reader, { leaveTokenHash: hash, leaveTokenSealed: sealed });
    return token;
  }

  /** Notes that there is no such mailbox. @param reason in the mail server's words */
  async refused(readerId: string, reason: string): Promise<void> {
    await this.#em.transactional(async (em) => {
      const reader = await em.findOne(GlimcapReaderSchema, { id: readerId }, FOR_UPDATE);
      if (!reader || reader.state === 'left') return;
      em.assign(reader, { state: 'refused', refusal: reason.slice(0, 500), ...NO_CONFIRMATION });
    });
  }

  #begin(em: EntityManager, { now, ...asking }: Asking): GlimcapReader {
    const { hash, sealed } = createLinkToken(this.#secrets);
    const links = { leaveTokenHash: hash, leaveTokenSealed: sealed };
    return em.create(GlimcapReaderSchema, { ...asking, state: 'pending', askedAt: now, asks: 0, ...links });
  }

  /** A link that is still good stays the same, so that whichever mail is read first confirms. */
  #expectConfirmation(reader: GlimcapReader, now: Date): void {
    if (!isGood(reader, now)) this.#renewConfirmToken(reader);
    Object.assign(reader, { state: 'pending', confirmUntil: new Date(now.getTime() + CONFIRM_MS) });
  }

  #confirmToken(reader: GlimcapReader): string {
    const known = reader.confirmTokenSealed && revealLinkToken(reader.confirmTokenSealed, this.#secrets);
    return known || this.#renewConfirmToken(reader);
  }

  #renewConfirmToken(reader: GlimcapReader): string {
    const { token, hash, sealed } = createLinkToken(this.#secrets);
    Object.assign(reader, { confirmTokenHash: hash, confirmTokenSealed: sealed });
    return token;
  }

  async #findByConfirmToken(em: EntityManager, token: string): Promise<GlimcapReader | null> {
    const confirmTokenHash = hashOfLink(token);
    if (!confirmTokenHash) return null;
    const lock = em.isInTransaction() ? FOR_UPDATE : { refresh: true };
    const reader = await em.findOne(GlimcapReaderSchema, { confirmTokenHash }, lock);
    return reader && isGood(reader, this.#clock.now()) ? reader : null;
  }
}

interface Asking {
  address: string;
  addressKey: string;
  language: string;
  now: Date;
}

const FOR_UPDATE = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
const NO_CONFIRMATION = { confirmTokenHash: null, confirmTokenSealed: null, confirmUntil: null } as const;

function isGood({ confirmUntil }: GlimcapReader, now: Date): boolean {
  return confirmUntil !== null && confirmUntil !== undefined && now < confirmUntil;
}

function nextAskAt({ askedAt, asks }: GlimcapReader): Date {
  const waitMs = asks === 0 ? 0 : Math.min(FIRST_WAIT_MS * 4 ** (asks - 1), CONFIRM_MS);
  return new Date(askedAt.getTime() + waitMs);
}

function off(): DomainError {
  return new DomainError('unavailable', 'mail_off', 'The Glimcap is not sent by e-mail here.');
}

function busy(): DomainError {
  return new DomainError(
    'unavailable',
    'mail_busy',
    'Very many people are signing up just now. Please try again later.',
  );
}

function noAddress(): DomainError {
  return new DomainError('invalid', 'mail_address_invalid', 'That is not an e-mail address that we can write to.');
}
