import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { DomainError } from '../../errors.ts';
import { GuildSettingsSchema } from '../../guilds/guild-settings.entity.ts';
import type { Outbox } from '../../outbox.ts';
import { deskOf } from '../categories/category-desk.ts';
import { ensureDefaultCategory } from '../categories/default-category.ts';
import type { TicketCategory } from '../categories/ticket-category.entity.ts';
import { forgetTicketsByMail } from '../forget.ts';
import type { Support } from '../support.ts';
import { SupportSettingsSchema } from '../support-settings.entity.ts';
import { type Ticket, TicketSchema } from '../ticket.entity.ts';
import { type InboundMail, InboundMailSchema } from './inbound-mail.entity.ts';
import { InboundMailFileSchema } from './inbound-mail-file.entity.ts';
import { MailBlockSchema } from './mail-block.entity.ts';
import { MailReplySchema } from './mail-reply.entity.ts';
import { bareSubject, ticketIdsOf, ticketNumberOf } from './message-ids.ts';
import { newWords } from './new-words.ts';
import type { ParsedMail } from './parsed-mail.ts';
import { TicketMailSchema } from './ticket-mail.entity.ts';

/** An address that writes more is a machine, or wants to be one. */
const MAX_MAILS_AN_HOUR = 20;
const MAX_OPEN_TICKETS = 3;
const MAX_TEXT = 20_000;
const MAX_FILES = 10;
/** Discord takes so much in one file, and so much in one message. */
const MAX_FILE_BYTES = 10 * 1024 * 1024;
const MAX_FILES_BYTES = 25 * 1024 * 1024;
/** The opening text of a ticket. */
const OPENING_TEXT = 2_000;

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  support: Pick<Support, 'open'>;
  /** Our own addresses, in small letters: what comes from them would go round in circles. */
  ownAddresses: readonly string[];
  /** Where people write to; null while no mail is read. */
  supportAddress: string | null;
}

/** Tickets by e-mail, as the mails come in. */
export class SupportMail {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #support: Parts['support'];
  readonly #ownAddresses: readonly string[];
  readonly #supportAddress: string | null;

  constructor({ em, clock, outbox, support, ownAddresses, supportAddress }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#support = support;
    this.#ownAddresses = ownAddresses;
    this.#supportAddress = supportAddress;
  }

  /**
   * Takes a mail: it continues the ticket that it answers, or opens one. The same mail again changes nothing.
   * @throws DomainError unavailable `support_mail_off` while no guild takes mails: it is to be offered again
   */
  async receive(mail: ParsedMail): Promise<InboundMail> {
    const messageId = (mail.messageId ?? mail.digest).slice(0, 300);
    const known = await this.#em.findOne(InboundMailSchema, { messageId });
    if (known) return known;
    return this.#em.transactional(async (em) => {
      // Two copies at once, by webhook and mailbox: the second waits, and finds the first.
      await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`mail:${messageId}`]);
      const meanwhile = await em.findOne(InboundMailSchema, { messageId }, { refresh: true });
      return meanwhile ?? this.#take(em, mail, messageId);
    });
  }

  find(mailId: string): Promise<InboundMail | null> {
    const options = { populate: ['files', 'ticket.category'], refresh: true } as const;
    return this.#em.findOne(InboundMailSchema, { id: mailId }, options);
  }

  /** With whom a ticket is dealt with by mail; null for one that is not. */
  findOf(ticketId: string) {
    return this.#em.findOne(TicketMailSchema, { ticket: ticketId });
  }

  async attempted(mail: InboundMail): Promise<void> {
    mail.attemptedAt ??= this.#clock.now();
    await this.#em.flush();
  }

  /** It stands in the ticket's place: its words are the log's from now on, its files Discord's and the log's. */
  async posted(mail: InboundMail, postedMessageId: string): Promise<void> {
    await this.#em.transactional(async (em) => {
      em.assign(mail, { state: 'posted', postedMessageId, text: '' });
      await em.nativeDelete(InboundMailFileSchema, { mail: mail.id });
    });
  }

  /** It will never stand there. @param reason a few words for staff */
  async ignored(mail: InboundMail, reason: string): Promise<void> {
    this.#em.assign(mail, { state: 'ignored', reason: reason.slice(0, 100), text: '' });
    await this.#em.flush();
    await this.#em.nativeDelete(InboundMailFileSchema, { mail: mail.id });
  }

  /** Where members of a guild can write to instead; null where its tickets are not opened by mail. */
  async addressFor(guildId: string): Promise<string | null> {
    if (!this.#supportAddress) return null;
    return (await this.#em.count(SupportSettingsSchema, { guildId, takesMail: true })) ? this.#supportAddress : null;
  }

  /** From now on mails open tickets in this guild, and in no other; or in none. */
  async choose(guildId: string, { takesMail }: { takesMail: boolean }): Promise<void> {
    const createdAt = this.#clock.now();
    await this.#em.transactional(async (em) => {
      await em.nativeUpdate(SupportSettingsSchema, { takesMail: true }, { takesMail: false });
      if (!takesMail) return;
      const settings =
        (await em.findOne(SupportSettingsSchema, { guildId }, { refresh: true })) ??
        em.create(SupportSettingsSchema, { guildId, createdAt });
      settings.takesMail = true;
    });
  }

  /** Blanks an address and what came from it in tickets, which remain as numbers. @returns how many tickets */
  async forget(given: string): Promise<number> {
    const address = given.trim().toLowerCase();
    return this.#em.transactional(async (em) => {
      const mails = await em.find(TicketMailSchema, { address });
      const ids = mails.map(({ ticket }) => ticket.id);
      await forgetTicketsByMail({ em, outbox: this.#outbox, now: this.#clock.now() }, ids);
      await em.nativeDelete(InboundMailSchema, { address, ticket: null });
      return mails.length;
    });
  }

  async #take(em: EntityManager, mail: ParsedMail, messageId: string): Promise<InboundMail> {
    const address = mail.from?.address.toLowerCase() ?? '';
    const reason = await this.#whyIgnored(em, mail, address);
    const ticket = reason ? null : await this.#ticketFor(em, mail, address);
    const isIgnored = reason !== null || ticket === null;
    const inbound = em.create(InboundMailSchema, {
      ...{ messageId, address: address.slice(0, 254), name: nameOf(mail).slice(0, 100), receivedAt: this.#clock.now() },
      ...{ ticket, state: isIgnored ? 'ignored' : 'waiting', text: isIgnored ? '' : textOf(mail) },
      reason: reason ?? (ticket ? null : 'too many open tickets'),
    });
    await em.flush();
    if (!ticket) return inbound;
    for (const { name, bytes } of keptFiles(mail))
      em.create(InboundMailFileSchema, { mail: inbound, name: name.slice(0, 200), bytes: Buffer.from(bytes) });
    await em.flush();
    await em.nativeUpdate(
      TicketMailSchema,
      { ticket: ticket.id },
      { lastMessageId: mail.messageId?.slice(0, 300) ?? null },
    );
    await this.#outbox.add(em, 'ticket.mail.received', { mailId: inbound.id });
    return inbound;
  }

  async #whyIgnored(em: EntityManager, mail: ParsedMail, address: string): Promise<string | null> {
    if (mail.automatic) return mail.automatic;
    if (!/^[^\s@]+@[^\s@]+$/.test(address) || address.length > 254) return 'no sender';
    if (this.#ownAddresses.includes(address)) return 'our own';
    if (mail.text.trim() === '' && mail.files.length === 0) return 'empty';
    if (await em.count(MailBlockSchema, { address })) return 'blocked';
    const hourAgo = new Date(this.#clock.now().getTime() - 3_600_000);
    const lately = await em.count(InboundMailSchema, { address, receivedAt: { $gt: hourAgo } });
    return lately >= MAX_MAILS_AN_HOUR ? 'too many' : null;
  }

  /** Whoever answers must be who the ticket is with: a number or a reference alone opens nobody's ticket. */
  async #ticketFor(em: EntityManager, mail: ParsedMail, address: string): Promise<Ticket | null> {
    const number = ticketNumberOf(mail.subject);
    const named = [{ id: { $in: ticketIdsOf(mail.references) } }, ...(number === null ? [] : [{ number }])];
    const theirs = await em.find(TicketMailSchema, { address, ticket: { $or: named } }, { populate: ['ticket'] });
    const underway = theirs.find(({ ticket }) => ticket.state !== 'closed');
    return underway?.ticket ?? this.#open(em, mail, { address, continues: theirs[0]?.ticket.number ?? null });
  }

  async #open(
    em: EntityManager,
    mail: ParsedMail,
    { address, continues }: { address: string; continues: number | null },
  ): Promise<Ticket | null> {
    const { category, placeId } = await this.#desk(em);
    const open = await em.count(TicketMailSchema, { address, ticket: { state: { $ne: 'closed' } } });
    if (open >= MAX_OPEN_TICKETS) return null;
    const subject = (bareSubject(mail.subject) || 'E-mail').slice(0, 100);
    const text = textOf(mail).slice(0, OPENING_TEXT);
    const ticket = await this.#support.open({
      ...{ guildId: category.guildId, categoryId: category.id, ticketChannelId: placeId, subject },
      text: continues === null ? text : `(#${continues}) ${text}`,
      member: { id: null, name: nameOf(mail), avatarUrl: null },
    });
    em.create(TicketMailSchema, { ticket, address, subject: subject.slice(0, 200) });
    await em.flush();
    const reply = em.create(MailReplySchema, { ticket, kind: 'received', text: '', madeAt: this.#clock.now() });
    await em.flush();
    await this.#outbox.add(em, 'ticket.mail.reply', { replyId: reply.id });
    return em.findOneOrFail(TicketSchema, { id: ticket.id });
  }

  /** @throws DomainError unavailable `support_mail_off` */
  async #desk(em: EntityManager): Promise<{ category: TicketCategory; placeId: string }> {
    const chosen = await em.findOne(SupportSettingsSchema, { takesMail: true });
    const guildId = chosen?.guildId;
    const category = guildId && (await ensureDefaultCategory(em, { guildId, now: this.#clock.now() }));
    const settings = guildId ? await em.findOne(GuildSettingsSchema, { guildId }) : null;
    const placeId = category ? deskOf(category, settings).placeId : null;
    if (category && placeId) return { category, placeId };
    throw new DomainError('unavailable', 'support_mail_off', 'No guild takes tickets by e-mail yet.');
  }
}

function nameOf({ from }: ParsedMail): string {
  const name = from?.name.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  return (name || from?.address || 'E-mail').slice(0, 100);
}

function textOf(mail: ParsedMail): string {
  const words = newWords(mail.text).replaceAll('\u0000', '').slice(0, MAX_TEXT).toWellFormed();
  return words || mail.files.map(({ name }) => `[${name}]`).join(' ');
}

/** As many as Discord takes in one message, in their order. */
function keptFiles({ files }: ParsedMail): ParsedMail['files'] {
  const kept: ParsedMail['files'] = [];
  let bytes = 0;
  for (const file of files) {
    if (file.bytes.length > MAX_FILE_BYTES || bytes + file.bytes.length > MAX_FILES_BYTES) continue;
    if (kept.length === MAX_FILES) break;
    bytes += file.bytes.length;
    kept.push(file);
  }
  return kept;
}
