import type { OutboxTasks } from '#domain/outbox.ts';
import type { Task } from '../job.ts';

/** The time for which closing was scheduled has come, unless it was called off. */
export const closeDueTicket: Task<OutboxTasks['ticket.close.due']> = {
  async run({ ticketId, at }, { ticketClosing, log }) {
    const isClosed = await ticketClosing.closeIfDue(ticketId, new Date(at));
    if (isClosed) log.info({ ticketId }, 'ticket closed as scheduled');
  },
};
