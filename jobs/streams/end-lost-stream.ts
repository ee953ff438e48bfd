import type { OutboxTasks } from '#domain/outbox.ts';
import type { Task } from '../job.ts';

/** The reconnect window of a lost stream is over: it ends, unless it came back. */
export const endLostStream: Task<OutboxTasks['stream.lost']> = {
  async run({ streamId, lostAt }, { streams, log }) {
    const isEnded = await streams.endIfStillLost(streamId, new Date(lostAt));
    if (isEnded) log.info({ streamId }, 'stream ended');
  },
};
