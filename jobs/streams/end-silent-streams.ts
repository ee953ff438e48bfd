import { SILENCE_MS } from '#domain/streams/streams.ts';
import type { Job } from '../job.ts';

const BATCH = 200;

/**
 * A media node that is killed never says that its streams are lost, so they
 * would stay live for ever. Losing a lost stream is a no-op.
 */
export const endSilentStreams: Job = {
  name: 'end-silent-streams',
  schedule: '* * * * *',

  async run({ streams, log, now }) {
    const deadline = new Date(now().getTime() - SILENCE_MS);
    const silent = await streams.listSilentSince(deadline, { limit: BATCH });
    for (const stream of silent) await streams.lost(stream.id, stream.seenAt);
    if (silent.length > 0) log.info({ lost: silent.length }, 'silent streams lost');
  },
};
