import type { OutboxTasks } from '#domain/outbox.ts';
import type { Task } from '../job.ts';

/** The time until which a ticket was snoozed has come, unless something else came first. */
export const wakeTicket: Task<OutboxTasks['ticket.wake']> = {
  async run({ ticketId, at }, { ticketCare }) {
    await ticketCare.wake(ticketId, new Date(at));
  },
};
