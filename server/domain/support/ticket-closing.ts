import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import type { Outbox } from '../outbox.ts';
import { AUTOMATIC_REASONS } from './closing-reason.ts';
import type { GuildSupport } from './guild-support.ts';
import { endByMail } from './mail/tell-by-mail.ts';
import { requireCloseAnswerer, requireCloser, requireHandler, requireReopener } from './permits.ts';
import { type Actor, isUnderway } from './policies.ts';
import { type Ticket, TicketSchema } from './ticket.entity.ts';
import type { TicketChanges } from './ticket-changes.ts';
import { IS_WAITING_FOR_MEMBER, WAITS_SINCE, waitsForMemberSince } from './waits-for-member.ts';

const HOUR_MS = 3_600_000;
const MAX_AHEAD_MS = 90 * 86_400_000;
/** Nobody is asked whether a ticket can be closed. */
const NO_REQUEST = {
  ...{ closeRequestExpiresAt: null, closeRequestedByName: null, closeRequestReason: null },
  closesUnanswered: false,
};

/** A question whether a ticket can be closed. */
interface CloseRequest {
  /** Shown to the member. */
  reason?: string;
  /** Until when they may answer; as the guild has chosen when left out. */
  lapsesAt?: Date;
  /** Whether it is closed when they neither answer nor write; else it stays open. */
  closesUnanswered?: boolean;
}

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  changes: TicketChanges;
  guildSupport: GuildSupport;
}

/** Every way in which a ticket ends, and how it begins again. */
export class TicketClosing {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #changes: TicketChanges;
  readonly #guildSupport: GuildSupport;

  constructor({ em, clock, outbox, changes, guildSupport }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#changes = changes;
    this.#guildSupport = guildSupport;
  }

  /** @throws DomainError forbidden `ticket_not_yours`, conflict `ticket_not_open`, not_found `ticket_not_found` */
  close(ticketId: string, actor: Actor, { reason = '' } = {}): Promise<Ticket> {
    return this.#changes.change(ticketId, async (em, ticket) => {
      requireCloser(actor, ticket);
      await this.#close(em, ticket, { by: actor, reason });
      return ticket;
    });
  }

  /** Closes it at a time to come; a word of the member before that calls it off. @throws DomainError invalid `ticket_time_invalid` */
  scheduleClose(ticketId: string, actor: Actor, at: Date, { reason = '' } = {}): Promise<Ticket> {
    return this.#changes.change(ticketId, async (em, ticket) => {
      requireHandler(actor, ticket);
      const ahead = at.getTime() - this.#clock.now().getTime();
      if (!(ahead > 0 && ahead <= MAX_AHEAD_MS)) {
        throw new DomainError('invalid', 'ticket_time_invalid', 'Close it at a time within the next 90 days.');
      }
      em.assign(ticket, { closeAt: at, closeReason: cut(reason) });
      await this.#outbox.add(em, 'ticket.close.due', { ticketId, at: at.toISOString() }, { runAt: at });
      const facts = { at: at.toISOString(), ...(reason ? { reason } : {}) };
      await this.#changes.tell(em, ticket, { change: 'close_scheduled', by: actor, facts });
      return ticket;
    });
  }

  /** It stays open after all; a question whether it can be closed is withdrawn. */
  unscheduleClose(ticketId: string, actor: Actor): Promise<Ticket> {
    return this.#changes.change(ticketId, async (em, ticket) => {
      requireHandler(actor, ticket);
      if (!ticket.closeAt && !ticket.closeRequestExpiresAt) return ticket;
      em.assign(ticket, { closeAt: null, closeReason: null, ...NO_REQUEST });
      await this.#changes.tell(em, ticket, { change: 'close_unscheduled', by: actor });
      return ticket;
    });
  }

  /** The time for which closing was scheduled has come. Anything that called it off makes it a no-op. */
  async closeIfDue(ticketId: string, at: Date): Promise<boolean> {
    return this.#changes.change(ticketId, async (em, ticket) => {
      if (!isUnderway(ticket.state) || ticket.closeAt?.getTime() !== at.getTime()) return false;
      await this.#close(em, ticket, { by: null, reason: ticket.closeReason ?? '' });
      return true;
    });
  }

  /** Asks the member whether the ticket can be closed. Asking again asks anew. @throws DomainError invalid `ticket_time_invalid` */
  requestClose(
    ticketId: string,
    actor: Actor,
    { reason = '', lapsesAt, closesUnanswered = false }: CloseRequest = {},
  ): Promise<Ticket> {
    return this.#changes.change(ticketId, async (em, ticket) => {
      requireHandler(actor, ticket);
      const expiresAt = lapsesAt ?? (await this.#usualLapse(ticket));
      const ahead = expiresAt.getTime() - this.#clock.now().getTime();
      if (!(ahead > 0 && ahead <= MAX_AHEAD_MS)) {
        throw new DomainError(
          'invalid',
          'ticket_time_invalid',
          'Let them answer until a time within the next 90 days.',
        );
      }
      em.assign(ticket, {
        ...{ closeRequestExpiresAt: expiresAt, closeRequestedByName: actor.name.slice(0, 100) },
        ...{ closeRequestReason: cut(reason), closesUnanswered },
      });
      const due = { ticketId, at: expiresAt.toISOString() };
      await this.#outbox.add(em, 'ticket.close.lapse', due, { runAt: expiresAt });
      const facts = {
        until: expiresAt.toISOString(),
        ...(reason.trim() ? { reason: reason.trim().slice(0, 500) } : {}),
        ...(closesUnanswered ? { closes: 'yes' } : {}),
      };
      await this.#changes.tell(em, ticket, { change: 'close_requested', by: actor, facts });
      return ticket;
    });
  }

  /**
   * @param until which question is answered, where several were asked: the one that could be answered until then
   * @throws DomainError forbidden `ticket_not_yours`; conflict `ticket_not_open`, `close_request_over`
   */
  answerCloseRequest(
    ticketId: string,
    actor: Actor,
    { isSolved, until }: { isSolved: boolean; until?: Date | undefined },
  ): Promise<Ticket> {
    return this.#changes.change(ticketId, async (em, ticket) => {
      requireCloseAnswerer(actor, ticket);
      const { closeRequestExpiresAt: expiresAt } = ticket;
      const isAnother = until && expiresAt?.getTime() !== until.getTime();
      if (!expiresAt || isAnother || expiresAt <= this.#clock.now()) {
        throw new DomainError('conflict', 'close_request_over', 'This question has expired, so the ticket stays open.');
      }
      em.assign(ticket, NO_REQUEST);
      if (isSolved) await this.#close(em, ticket, { by: actor, reason: '' });
      else {
        em.assign(ticket, { state: 'open', pendingAt: null, snoozedUntil: null });
        await this.#changes.tell(em, ticket, { change: 'close_declined', by: actor });
      }
      return ticket;
    });
  }

  /** The member did not say whether it can be closed: it stays open, unless staff said that it does not. */
  async lapseCloseRequest(ticketId: string, at: Date): Promise<void> {
    await this.#changes.change(ticketId, async (em, ticket) => {
      if (!isUnderway(ticket.state) || ticket.closeRequestExpiresAt?.getTime() !== at.getTime()) return;
      const { closesUnanswered } = ticket;
      em.assign(ticket, NO_REQUEST);
      if (closesUnanswered) await this.#close(em, ticket, { by: null, reason: AUTOMATIC_REASONS.unanswered });
      else await this.#changes.tell(em, ticket, { change: 'close_lapsed', by: null });
    });
  }

  /**
   * @throws DomainError forbidden `ticket_not_yours`; conflict `ticket_not_closed`, `ticket_reopen_over`
   */
  reopen(ticketId: string, actor: Actor): Promise<Ticket> {
    return this.#changes.change(ticketId, async (em, ticket) => {
      requireReopener(actor, ticket);
      const now = this.#clock.now();
      const until = (ticket.closedAt?.getTime() ?? 0) + ticket.category.reopenHours * HOUR_MS;
      if (now.getTime() > until || ticket.placeRemovedAt || ticket.forgottenAt) {
        const sentence = `Ticket #${ticket.number} was closed too long ago to be opened again. Please open a new one.`;
        throw new DomainError('conflict', 'ticket_reopen_over', sentence);
      }
      em.assign(ticket, {
        ...{ state: 'open', reopenedAt: now, closedAt: null, closedById: null, closedByName: null },
        ...{ closeReason: null, closeAt: null, staleWarnedAt: null, pendingAt: null, snoozedUntil: null },
        lastMemberMessageAt: actor.id === ticket.memberId ? now : ticket.lastMemberMessageAt,
      });
      await this.#changes.tell(em, ticket, { change: 'reopened', by: actor });
      return ticket;
    });
  }

  /** Closes the member's tickets in categories that say so. @returns how many */
  async memberLeft(guildId: string, memberId: string): Promise<number> {
    const filter = { guildId, memberId, state: { $in: ['open', 'pending'] as const } };
    const left = await this.#em.find(TicketSchema, { ...filter, category: { isClosedOnLeave: true } });
    for (const { id } of left) {
      await this.#changes.change(id, async (em, ticket) => {
        if (isUnderway(ticket.state)) await this.#close(em, ticket, { by: null, reason: AUTOMATIC_REASONS.left });
      });
    }
    return left.length;
  }

  /** The members whose tickets end when they leave, with their guilds. */
  listWhoMayLeave(): Promise<{ guildId: string; memberId: string }[]> {
    return this.#em.execute(
      `select distinct ticket.guild_id as "guildId", ticket.member_id as "memberId" from ticket
       join ticket_category category on category.id = ticket.category_id
       where ticket.state in ('open', 'pending') and ticket.member_id is not null and category.is_closed_on_leave`,
    );
  }

  /** Somebody deleted its place in Discord: there is nowhere left to help. What was said is kept. */
  async threadDeleted(threadId: string): Promise<void> {
    const ticket = await this.#em.findOne(TicketSchema, { threadId }, { fields: ['id'] });
    if (!ticket) return;
    await this.#changes.change(ticket.id, async (em, now) => {
      if (now.threadId !== threadId) return;
      em.assign(now, { placeRemovedAt: now.placeRemovedAt ?? this.#clock.now() });
      if (now.state !== 'closed') await this.#close(em, now, { by: null, reason: AUTOMATIC_REASONS.placeDeleted });
    });
  }

  /**
   * Tickets that wait for their member for longer than their category allows:
   * the last word is staff's, or staff say that it is the member's turn.
   */
  async listStale({ limit }: { limit: number }): Promise<string[]> {
    const rows = await this.#em.execute<{ id: string }[]>(
      `select ticket.id from ticket join ticket_category category on category.id = ticket.category_id
       where ${IS_WAITING_FOR_MEMBER} and category.stale_warn_hours is not null and (
         (ticket.stale_warned_at is null
           and ${WAITS_SINCE} + make_interval(hours => category.stale_warn_hours) <= ?)
         or ticket.stale_warned_at + make_interval(hours => category.stale_close_hours) <= ?)
       order by ticket.number limit ?`,
      [this.#clock.now(), this.#clock.now(), limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Warns of a stale ticket, or closes one that was warned long enough ago. */
  async handleStale(ticketId: string): Promise<'warned' | 'closed' | null> {
    return this.#changes.change(ticketId, async (em, ticket) => {
      const { staleWarnHours, staleCloseHours } = ticket.category;
      const since = waitsForMemberSince(ticket);
      if (!staleWarnHours || !since) return null;
      const now = this.#clock.now().getTime();
      if (!ticket.staleWarnedAt) {
        if (since.getTime() + staleWarnHours * HOUR_MS > now) return null;
        const closesAt = new Date(now + staleCloseHours * HOUR_MS);
        em.assign(ticket, { staleWarnedAt: this.#clock.now() });
        const facts = { until: closesAt.toISOString() };
        await this.#changes.tell(em, ticket, { change: 'stale_warned', by: null, facts });
        return 'warned';
      }
      if (ticket.staleWarnedAt.getTime() + staleCloseHours * HOUR_MS > now) return null;
      await this.#close(em, ticket, { by: null, reason: AUTOMATIC_REASONS.stale });
      return 'closed';
    });
  }

  async #usualLapse({ guildId }: Ticket): Promise<Date> {
    const { closeRequestHours } = await this.#guildSupport.get(guildId);
    return new Date(this.#clock.now().getTime() + closeRequestHours * HOUR_MS);
  }

  async #close(em: EntityManager, ticket: Ticket, { by, reason }: { by: Actor | null; reason: string }): Promise<void> {
    em.assign(ticket, {
      ...{ state: 'closed', closedAt: this.#clock.now(), closedById: by?.id ?? null },
      ...{ closedByName: by?.name.slice(0, 100) ?? null, closeReason: cut(reason) },
      ...{ closeAt: null, snoozedUntil: null, pendingAt: null, staleWarnedAt: null, ...NO_REQUEST },
    });
    await this.#changes.tell(em, ticket, {
      change: 'closed',
      by,
      facts: reason ? { reason: reason.slice(0, 500) } : {},
    });
    await this.#outbox.add(em, 'ticket.ended', { ticketId: ticket.id });
    await endByMail(em, this.#outbox, { ticketId: ticket.id, now: this.#clock.now() });
  }
}

function cut(reason: string): string | null {
  return reason.trim().slice(0, 500) || null;
}
