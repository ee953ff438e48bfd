import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import type { Outbox } from '../outbox.ts';
import { ensureDefaultCategory } from './categories/default-category.ts';
import { type TicketCategory, TicketCategorySchema } from './categories/ticket-category.entity.ts';
import { forgetMember, forgetTicketsClosedBefore } from './forget.ts';
import type { GuildSupport } from './guild-support.ts';
import { type Absence, findAbsence, refuseAbsent } from './opening/absence.ts';
import { draftBecame, ticketOfDraft } from './opening/use-draft.ts';
import { refuseBlocked, refuseOpening } from './opening-limits.ts';
import type { Actor } from './policies.ts';
import { RETENTION_DAYS } from './retention.ts';
import type { SupportHours } from './sla/support-hours.ts';
import { type Ticket, type TicketAnswer, TicketSchema } from './ticket.entity.ts';
import type { TicketChanges } from './ticket-changes.ts';
import { TicketParticipantSchema } from './ticket-participant.entity.ts';
import type { TicketStreamHealth } from './ticket-stream-health.ts';

/** If nobody has finished opening a ticket after this long, whoever tried was killed or cut off. */
const OPENING_MS = 30_000;
const DAY_MS = 86_400_000;

/** Who asks for help, as the guild knows them. */
export interface TicketMember {
  id: string;
  name: string;
  avatarUrl: string | null;
  roleIds?: readonly string[];
}

/** What a member fills in, and where they do it. */
export interface TicketRequest {
  guildId: string;
  /** The guild's default category when left out. */
  categoryId?: string;
  /** The text channel or Discord category under which its place is made. */
  ticketChannelId: string;
  /** `id` is null for who wrote by e-mail: there is nobody whom the limits of the guild could know. */
  member: TicketMember | (Omit<TicketMember, 'id'> & { id: null });
  /** 1 to 100 characters. */
  subject: string;
  /** 1 to 2,000 characters, or 6,000 where answers make it up. */
  text: string;
  answers?: TicketAnswer[];
  /** The message that it is made of, which makes one ticket only. */
  sourceMessageId?: string;
  /** The supporter who opens it for the member: limits and hours do not hold them back, a block does. */
  openedBy?: Actor;
  /** Whether the member knows that nobody is there just now, and wants it all the same. */
  isTold?: boolean;
  /** What it is made of, which makes one ticket only. */
  draftId?: string;
}

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  changes: TicketChanges;
  guildSupport: GuildSupport;
  supportHours: Pick<SupportHours, 'calendar'>;
}

/** Tickets from the form until they stand; what is done with them is TicketCare's, what is said in them TicketLog's. */
export class Support {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #changes: TicketChanges;
  readonly #guildSupport: GuildSupport;
  readonly #supportHours: Parts['supportHours'];

  constructor({ em, clock, outbox, changes, guildSupport, supportHours }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#changes = changes;
    this.#guildSupport = guildSupport;
    this.#supportHours = supportHours;
  }

  /** Whether a member could open a ticket now, before they write it. @throws DomainError as `open` */
  async check(category: TicketCategory, member: Required<TicketMember>): Promise<void> {
    await this.#em.transactional((em) => this.#refuse(em, { category, member, openedBy: undefined }));
  }

  /** That nobody is there who answers a category's tickets; null while somebody is. */
  findAbsence(category: TicketCategory): Promise<Absence | null> {
    return findAbsence(category, { supportHours: this.#supportHours, now: this.#clock.now() });
  }

  /**
   * A ticket in state `opening` with its number, and the job that finishes it
   * should the caller die before it is told `opened` or `cancel`. Of a draft that
   * has become a ticket already, it is that ticket.
   * @throws DomainError invalid `ticket_empty`; forbidden `ticket_blocked`, `ticket_role_missing`, `ticket_role_blocked`,
   *   `ticket_not_staff`; conflict `tickets_too_many`, `tickets_full`, `ticket_too_soon`, `ticket_hours_closed`,
   *   `ticket_hours_ask`, `message_is_ticket`; not_found `category_not_found`, `draft_not_found`
   */
  async open({
    member,
    categoryId,
    openedBy,
    draftId,
    isTold = false,
    answers = [],
    ...request
  }: TicketRequest): Promise<Ticket> {
    const [subject, text] = [request.subject.trim().slice(0, 100), request.text.trim().slice(0, textLimit(answers))];
    if (!subject || !text)
      throw new DomainError('invalid', 'ticket_empty', 'Please say what it is about and what happened.');
    const openedAt = this.#clock.now();
    return this.#em.transactional(async (em) => {
      const known = draftId ? await ticketOfDraft(em, draftId) : null;
      if (known) return em.findOneOrFail(TicketSchema, { id: known }, { populate: ['category'] });
      const category = await this.#category(em, request.guildId, categoryId);
      if (request.sourceMessageId) await refuseTaken(em, request.sourceMessageId);
      await this.#permit(em, category, { member, openedBy, isTold });
      const [row] = await em.execute<[{ number: string }]>(`select nextval('ticket_number') as number`);
      const ticket = em.create(TicketSchema, {
        ...{ ...request, category, subject, text, answers, openedAt, state: 'opening', number: Number(row.number) },
        ...{ priority: category.priority, placeKind: category.kind },
        ...{ memberId: member.id, memberName: member.name.slice(0, 100), memberAvatarUrl: member.avatarUrl },
        ...{ openedById: openedBy?.id ?? null, openedByName: openedBy?.name.slice(0, 100) ?? null },
      });
      await em.flush();
      if (draftId) await draftBecame(em, draftId, ticket.id);
      const by = openedBy ?? (member.id === null ? null : { id: member.id, name: member.name, isStaff: false });
      await this.#changes.keep(em, ticket, { change: 'opened', by, facts: { category: category.name } });
      const runAt = new Date(openedAt.getTime() + OPENING_MS);
      await this.#outbox.add(em, 'ticket.opening', { ticketId: ticket.id }, { runAt });
      return ticket;
    });
  }

  /** Its place stands: from now on what is written there belongs to the ticket. */
  async threadStarted(ticket: Ticket, threadId: string): Promise<void> {
    ticket.threadId = threadId;
    await this.#em.flush();
  }

  /** How the member's last stream was, kept for staff. */
  async streamLooked(ticket: Ticket, health: TicketStreamHealth): Promise<void> {
    ticket.streamHealth = health;
    await this.#em.flush();
  }

  /** It goes on in another place, with a card of its own. What was said in the old one is kept. */
  async placeMoved(
    ticket: Ticket,
    place: Pick<Ticket, 'placeKind' | 'ticketChannelId'> & { threadId: string; cardMessageId: string },
  ): Promise<void> {
    this.#em.assign(ticket, place);
    await this.#em.flush();
  }

  /** Its card is posted: the ticket is open. */
  async opened(ticket: Ticket, cardMessageId: string): Promise<void> {
    this.#em.assign(ticket, { state: 'open', cardMessageId });
    await this.#em.flush();
    await this.#changes.announce(ticket.id);
  }

  /** A ticket whose place cannot be made was never there. One that is open is left alone. */
  async cancel(ticket: Ticket): Promise<void> {
    await this.#em.nativeDelete(TicketSchema, { id: ticket.id, state: 'opening' });
  }

  /** With its category. */
  find(ticketId: string): Promise<Ticket | null> {
    return this.#em.findOne(TicketSchema, { id: ticketId }, { refresh: true, populate: ['category'] });
  }

  findByNumber(number: number): Promise<Ticket | null> {
    return this.#em.findOne(TicketSchema, { number }, { populate: ['category'] });
  }

  findByThread(threadId: string): Promise<Ticket | null> {
    return this.#em.findOne(TicketSchema, { threadId }, { populate: ['category'] });
  }

  /** The ticket that a message became. */
  findBySource(messageId: string): Promise<Ticket | null> {
    return this.#em.findOne(TicketSchema, { sourceMessageId: messageId }, { populate: ['category'] });
  }

  /** The tickets of a member in a guild that are underway, and those they were added to. */
  async listOpenOf(guildId: string, memberId: string): Promise<Ticket[]> {
    const added = await this.#em.find(TicketParticipantSchema, { memberId });
    const isTheirs = { $or: [{ memberId }, { id: { $in: added.map(({ ticket }) => ticket.id) } }] };
    const filter = { guildId, state: { $in: ['opening', 'open', 'pending'] as const }, ...isTheirs };
    return this.#em.find(TicketSchema, filter, { orderBy: { number: 'asc' }, populate: ['category'] });
  }

  /** Who was added to a ticket, by their Discord ids. */
  async listParticipants(ticketId: string): Promise<{ memberId: string; name: string }[]> {
    return this.#em.find(TicketParticipantSchema, { ticket: ticketId }, { orderBy: { addedAt: 'asc' } });
  }

  /** Tickets in whose places something may have been said that is not stored: underway, or closed since a day ago. */
  listToCatchUp(): Promise<Ticket[]> {
    const dayAgo = new Date(this.#clock.now().getTime() - DAY_MS);
    const isRecent = [{ closedAt: null }, { closedAt: { $gte: dayAgo } }];
    const filter = { $or: isRecent, threadId: { $ne: null }, placeRemovedAt: null };
    return this.#em.find(TicketSchema, filter, { orderBy: { number: 'asc' } });
  }

  /**
   * Tickets opened within a period, `to` excluded. What was imported when the period was
   * over does not count: its figure may be published.
   */
  countOpened({ from, to }: { from: Date; to: Date }): Promise<number> {
    const isInTime = { $or: [{ importedAt: null }, { importedAt: { $lt: to } }] };
    return this.#em.count(TicketSchema, { openedAt: { $gte: from, $lt: to }, state: { $ne: 'opening' }, ...isInTime });
  }

  /** From opening to the first word of staff, over the tickets that `countOpened` counts and that were answered; null when there are none. */
  async firstResponseMedianSeconds({ from, to }: { from: Date; to: Date }): Promise<number | null> {
    const [row] = await this.#em.execute<[{ seconds: number | null }]>(
      `select percentile_cont(0.5) within group (order by extract(epoch from first_response_at - opened_at)) as seconds
       from ticket where opened_at >= ? and opened_at < ? and first_response_at is not null
         and (imported_at is null or imported_at < ?)`,
      [from, to, to],
    );
    return row.seconds === null ? null : Math.round(Number(row.seconds));
  }

  /** Blanks names and texts of a member, and what they attached. Their tickets remain as numbers. @returns how many messages */
  forgetMember(discordId: string): Promise<number> {
    return forgetMember({ em: this.#em, outbox: this.#outbox, now: this.#clock.now() }, discordId);
  }

  /** Deletes the texts of tickets past the retention time. @returns how many tickets */
  forgetOldMessages(): Promise<number> {
    const now = this.#clock.now();
    const deadline = new Date(now.getTime() - RETENTION_DAYS * DAY_MS);
    return forgetTicketsClosedBefore({ em: this.#em, outbox: this.#outbox, now }, deadline);
  }

  async #category(em: EntityManager, guildId: string, categoryId: string | undefined): Promise<TicketCategory> {
    if (!categoryId) return ensureDefaultCategory(em, { guildId, now: this.#clock.now() });
    const category = await em.findOne(TicketCategorySchema, { id: categoryId, guildId, removedAt: null });
    if (category) return category;
    throw new DomainError('not_found', 'category_not_found', 'This kind of ticket does not exist any more.');
  }

  async #permit(
    em: EntityManager,
    category: TicketCategory,
    { member, openedBy, isTold }: Pick<TicketRequest, 'member'> & { openedBy: Actor | undefined; isTold: boolean },
  ): Promise<void> {
    if (member.id === null) return;
    const { id, roleIds = [] } = member;
    await this.#refuse(em, { category, member: { id, roleIds }, openedBy });
    if (!openedBy) await this.#refuseAbsent(category, isTold);
  }

  async #refuse(
    em: EntityManager,
    {
      category,
      member,
      openedBy,
    }: { category: TicketCategory; member: { id: string; roleIds: readonly string[] }; openedBy: Actor | undefined },
  ): Promise<void> {
    const now = this.#clock.now();
    if (!openedBy) {
      const { maxOpenPerMember } = await this.#guildSupport.get(category.guildId);
      return refuseOpening(em, { category, member, maxOpenPerMember, now });
    }
    if (!openedBy.isStaff) {
      throw new DomainError('forbidden', 'ticket_not_staff', 'Only staff can open a ticket for somebody else.');
    }
    await refuseBlocked(em, { guildId: category.guildId, memberId: member.id, now });
  }

  async #refuseAbsent(category: TicketCategory, isTold: boolean): Promise<void> {
    const absence = await this.findAbsence(category);
    if (absence) refuseAbsent(absence, { name: category.name, isTold });
  }
}

/** A message makes one ticket only, also when two ask for it at once: the second waits, and finds the first. */
async function refuseTaken(em: EntityManager, sourceMessageId: string): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`ticket-source:${sourceMessageId}`]);
  const known = await em.findOne(TicketSchema, { sourceMessageId });
  if (!known) return;
  const { number, threadId } = known;
  const place = threadId ? `<#${threadId}>` : '';
  throw new DomainError('conflict', 'message_is_ticket', `This is ticket #${number} already. ${place}`.trim(), {
    number,
    place,
  });
}

function textLimit(answers: readonly TicketAnswer[]): number {
  return answers.length > 0 ? 6_000 : 2_000;
}
