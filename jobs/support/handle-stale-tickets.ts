import type { Job } from '../job.ts';

const BATCH = 200;

/** Tickets that wait for their member too long are warned, then closed. Each is looked at again when its turn comes. */
export const handleStaleTickets: Job = {
  name: 'handle-stale-tickets',
  schedule: '*/10 * * * *',

  async run({ ticketClosing, log }) {
    const done = { warned: 0, closed: 0 };
    for (const ticketId of await ticketClosing.listStale({ limit: BATCH })) {
      const outcome = await ticketClosing.handleStale(ticketId);
      if (outcome) done[outcome] += 1;
    }
    if (done.warned + done.closed > 0) log.info(done, 'stale tickets looked after');
  },
};
