import type { Task } from '../job.ts';

/** A promise about a ticket comes near its end, or passes: staff are told, once. */
export const lookAtDeadline: Task<{ ticketId: string }> = {
  async run({ ticketId }, { deadlineWatch }) {
    await deadlineWatch.look(ticketId);
  },
};
