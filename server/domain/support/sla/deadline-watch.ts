import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import type { Outbox } from '../../outbox.ts';
import { isUnderway } from '../policies.ts';
import { type Ticket, TicketSchema } from '../ticket.entity.ts';
import type { TicketChanges } from '../ticket-changes.ts';
import { TICKET_PRIORITIES } from '../ticket-priority.ts';
import type { SupportTargets } from './support-targets.ts';
import { type TicketAlert, TicketAlertSchema } from './ticket-alert.entity.ts';
import type { TicketDeadline } from './ticket-deadline.entity.ts';
import type { TicketDeadlines } from './ticket-deadlines.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  changes: TicketChanges;
  ticketDeadlines: Pick<TicketDeadlines, 'read' | 'schedule'>;
  supportTargets: Pick<SupportTargets, 'getEscalation'>;
}

/** What is done when a promise to a member comes near its end, or was not kept: each once. */
export class DeadlineWatch {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #changes: TicketChanges;
  readonly #deadlines: Parts['ticketDeadlines'];
  readonly #targets: Parts['supportTargets'];

  constructor({ em, clock, outbox, changes, ticketDeadlines, supportTargets }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#changes = changes;
    this.#deadlines = ticketDeadlines;
    this.#targets = supportTargets;
  }

  /** Looks at a ticket's deadlines. May run twice, early or late: what was said is not said again. */
  async look(ticketId: string): Promise<void> {
    if ((await this.#em.count(TicketSchema, { id: ticketId })) === 0) return;
    await this.#changes.change(ticketId, async (em, ticket) => {
      if (!isUnderway(ticket.state)) return;
      const deadlines = await this.#deadlines.read(em, ticket);
      for (const deadline of deadlines) await this.#judge(em, ticket, deadline);
      await this.#deadlines.schedule(em, ticket, deadlines);
    });
  }

  async findAlert(alertId: string): Promise<TicketAlert | null> {
    return this.#em.findOne(TicketAlertSchema, { id: alertId }, { populate: ['ticket.category'], refresh: true });
  }

  /** From now on its message may stand there. */
  async alertAttempted(alert: TicketAlert, textChannelId: string): Promise<void> {
    this.#em.assign(alert, { textChannelId, attemptedAt: alert.attemptedAt ?? this.#clock.now() });
    await this.#em.flush();
  }

  async alertPosted(alert: TicketAlert, messageId: string): Promise<void> {
    this.#em.assign(alert, { messageId, refusal: null });
    await this.#em.flush();
  }

  /** @param refusal why it cannot be posted, in a few words */
  async alertRefused(alert: TicketAlert, refusal: string): Promise<void> {
    alert.refusal = refusal.slice(0, 300);
    await this.#em.flush();
  }

  async #judge(em: EntityManager, ticket: Ticket, deadline: TicketDeadline): Promise<void> {
    const now = this.#clock.now();
    const { metAt, dueAt, warnAt, warnedAt, escalatedAt } = deadline;
    if (metAt || !dueAt) return;
    if (dueAt <= now) {
      if (escalatedAt) return;
      deadline.escalatedAt = now;
      await this.#alert(em, deadline, 'late');
      await this.#escalate(em, ticket);
    } else if (warnAt && warnAt <= now && warnAt < dueAt && !warnedAt) {
      deadline.warnedAt = now;
      await this.#alert(em, deadline, 'near');
    }
  }

  async #alert(em: EntityManager, { ticket, kind, dueAt }: TicketDeadline, occasion: TicketAlert['occasion']) {
    const facts = { dueAt: dueAt ?? null, createdAt: this.#clock.now() };
    const alert = em.create(TicketAlertSchema, { ticket, kind, occasion, ...facts });
    await em.flush();
    await this.#outbox.add(em, 'ticket.alert', { alertId: alert.id });
    await this.#outbox.add(em, 'ticket.card', { ticketId: ticket.id }, { key: `ticket-card:${ticket.id}` });
  }

  async #escalate(em: EntityManager, ticket: Ticket): Promise<void> {
    const { step } = await this.#targets.getEscalation(ticket.guildId);
    const higher = TICKET_PRIORITIES[TICKET_PRIORITIES.indexOf(ticket.priority) + 1];
    if (step !== 'raise' || !higher) return;
    const facts = { from: ticket.priority, priority: higher };
    ticket.priority = higher;
    await this.#changes.tell(em, ticket, { change: 'prioritised', by: null, facts });
  }
}
