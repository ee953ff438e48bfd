import type { OutboxTasks } from '#domain/outbox.ts';
import type { Task } from '../../job.ts';

/** Makes one mail of what staff have said in a ticket of late. */
export const collectAnswers: Task<OutboxTasks['ticket.mail.due']> = {
  async run({ ticketId }, { mailAnswers }) {
    await mailAnswers.collect(ticketId);
  },
};
