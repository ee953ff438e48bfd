import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import type { Outbox } from '../../outbox.ts';
import { type Ticket, TicketSchema } from '../ticket.entity.ts';
import { TicketEventSchema } from '../ticket-event.entity.ts';
import { type Pause, pausesOf } from './pause.ts';
import { type DeadlineReading, readDeadline } from './read-deadline.ts';
import type { SupportHours } from './support-hours.ts';
import type { SupportTargets, TargetMinutes } from './support-targets.ts';
import {
  DEADLINE_KINDS,
  type DeadlineKind,
  type TicketDeadline,
  TicketDeadlineSchema,
} from './ticket-deadline.entity.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  supportHours: Pick<SupportHours, 'calendar'>;
  supportTargets: Pick<SupportTargets, 'find' | 'getEscalation'>;
}

/**
 * The promises about each ticket. They are read from its history anew whenever something about it changes, in the
 * change's own transaction, together with the job that looks again when one comes near or passes.
 */
export class TicketDeadlines {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #hours: Parts['supportHours'];
  readonly #targets: Parts['supportTargets'];

  constructor({ em, clock, outbox, supportHours, supportTargets }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#hours = supportHours;
    this.#targets = supportTargets;
  }

  /** First answer, then resolution. */
  list(ticketId: string): Promise<TicketDeadline[]> {
    return this.#em.find(TicketDeadlineSchema, { ticket: ticketId }, { orderBy: { kind: 'asc' } });
  }

  /** Reads a ticket's deadlines within the transaction that changed it, and has them looked at when the next is due. */
  async reread(em: EntityManager, ticket: Ticket): Promise<void> {
    await this.schedule(em, ticket, await this.read(em, ticket));
  }

  /** Reads them for who says in the same transaction what is due by now. Of the ticket's category its id is enough. */
  async read(em: EntityManager, ticket: Ticket): Promise<TicketDeadline[]> {
    const { guildId, priority } = ticket;
    const categoryId = ticket.category.id;
    const calendar = await this.#hours.calendar({ guildId, categoryId });
    const target = await this.#targets.find({ guildId, categoryId, priority });
    const { warnPercent } = await this.#targets.getEscalation(guildId);
    const pauses = await this.#pausesOf(em, ticket);
    const facts = { calendar, pauses, warnPercent, startedAt: ticket.openedAt, now: this.#clock.now() };
    const known = await em.find(TicketDeadlineSchema, { ticket: ticket.id }, { refresh: true });
    const read = DEADLINE_KINDS.map((kind) => {
      const minutes = minutesOf(target, kind);
      const metAt = metAtOf(ticket, kind);
      const reading = readDeadline({ ...facts, metAt, targetMs: minutes === null ? null : minutes * 60_000 });
      const deadline =
        known.find((each) => each.kind === kind) ??
        em.create(TicketDeadlineSchema, { ticket, kind, isPaused: false, isBreached: false, readAt: facts.now });
      return this.#keep(deadline, { reading, metAt, minutes });
    });
    await em.flush();
    return read;
  }

  /** One job a ticket waits for the next moment at which something has to be said. */
  async schedule(em: EntityManager, ticket: Ticket, deadlines: TicketDeadline[]): Promise<void> {
    const moments = deadlines.flatMap((deadline) => nextMoment(deadline) ?? []);
    if (moments.length === 0) return;
    const runAt = new Date(Math.min(...moments.map((moment) => moment.getTime())));
    await this.#outbox.add(em, 'ticket.deadline', { ticketId: ticket.id }, { runAt, key: `deadline:${ticket.id}` });
  }

  /** After the hours or the promises changed: every ticket of the guild that is underway, each in a transaction of its own. */
  async rereadGuild(guildId: string): Promise<number> {
    const tickets = await this.#em.find(TicketSchema, { guildId, state: { $in: ['open', 'pending'] } });
    for (const { id } of tickets) {
      await this.#em.transactional(async (em) => {
        const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true };
        const ticket = await em.findOne(TicketSchema, { id }, lock);
        if (!ticket) return;
        await this.reread(em, ticket);
        await this.#outbox.add(em, 'ticket.card', { ticketId: id }, { key: `ticket-card:${id}` });
      });
    }
    return tickets.length;
  }

  #keep(
    deadline: TicketDeadline,
    { reading, metAt, minutes }: { reading: DeadlineReading; metAt: Date | null; minutes: number | null },
  ): TicketDeadline {
    const now = this.#clock.now();
    const { dueAt, warnAt, isBreached, isPaused, workedMs } = reading;
    // Another promise, kept so far, is warned about and escalated in its own right.
    const isNew = deadline.targetMinutes !== minutes && !isBreached;
    return Object.assign(deadline, {
      ...{ targetMinutes: minutes, dueAt, warnAt, isBreached, isPaused, metAt, readAt: now },
      workedSeconds: metAt ? Math.round(workedMs / 1_000) : null,
      ...(isNew ? { warnedAt: null, escalatedAt: null } : {}),
    });
  }

  /** Its history says when the clock stood; its state says so too, should the history not go back that far. */
  async #pausesOf(em: EntityManager, { id, state, pendingAt, closedAt }: Ticket): Promise<Pause[]> {
    const events = await em.find(TicketEventSchema, { ticket: id }, { orderBy: { at: 'asc', id: 'asc' } });
    const told = pausesOf(
      events.map(({ change, at, facts }) => ({ change, at, until: facts.until ? new Date(facts.until) : null })),
    );
    const stands = state === 'closed' ? closedAt : state === 'pending' ? pendingAt : null;
    return stands ? [...told, { from: stands, to: null }] : told;
  }
}

/** When something has to be said about a deadline next; null when nothing more has. */
function nextMoment({ metAt, dueAt, warnAt, warnedAt, escalatedAt }: TicketDeadline): Date | null {
  if (metAt || !dueAt || escalatedAt) return null;
  return warnAt && !warnedAt && warnAt < dueAt ? warnAt : dueAt;
}

function minutesOf({ firstResponseMinutes, resolutionMinutes }: TargetMinutes, kind: DeadlineKind): number | null {
  return kind === 'first_response' ? firstResponseMinutes : resolutionMinutes;
}

function metAtOf({ firstResponseAt, closedAt, state }: Ticket, kind: DeadlineKind): Date | null {
  if (kind === 'first_response') return firstResponseAt ?? null;
  return state === 'closed' ? (closedAt ?? null) : null;
}
