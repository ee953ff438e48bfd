import type { OutboxTasks } from '#domain/outbox.ts';
import type { Task } from '../job.ts';

/** A member did not say in time whether their ticket can be closed: it stays open. */
export const lapseCloseRequest: Task<OutboxTasks['ticket.close.lapse']> = {
  async run({ ticketId, at }, { ticketClosing }) {
    await ticketClosing.lapseCloseRequest(ticketId, new Date(at));
  },
};
