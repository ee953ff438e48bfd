import type { Task } from '../job.ts';

/** The hours or the promises of a guild have changed: what is due in its tickets moves. */
export const rereadDeadlines: Task<{ guildId: string }> = {
  async run({ guildId }, { ticketDeadlines, log }) {
    log.info({ guildId, tickets: await ticketDeadlines.rereadGuild(guildId) }, 'deadlines read anew');
  },
};
