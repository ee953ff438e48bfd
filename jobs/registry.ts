import { deleteExpiredSessions } from './accounts/delete-expired-sessions.ts';
import type { Job } from './job.ts';
import { endLostStream } from './streams/end-lost-stream.ts';
import { endSilentStreams } from './streams/end-silent-streams.ts';

/** What the clock causes. */
export const jobs: Job[] = [endSilentStreams, deleteExpiredSessions];

/** What changes cause, by the name under which the outbox knows it. */
export const tasks = { 'stream.lost': endLostStream };
