import { deleteExpiredSessions } from './accounts/delete-expired-sessions.ts';
import { draftGlimcap } from './glimcap/draft-glimcap.ts';
import { writeGlimcapFile } from './glimcap/write-glimcap-file.ts';
import type { Job } from './job.ts';
import { rollUpTraffic } from './metrics/roll-up-traffic.ts';
import { sampleDueSource } from './metrics/sample-due-source.ts';
import { sampleSources } from './metrics/sample-sources.ts';
import { endLostStream } from './streams/end-lost-stream.ts';
import { endSilentStreams } from './streams/end-silent-streams.ts';
import { foldViewerMoments } from './streams/fold-viewer-moments.ts';
import { forgetOldMessages } from './support/forget-old-messages.ts';

/** What the clock causes. @param glimcap when the weekly report is drafted, and where weeks are cut */
export function createJobs(glimcap: { schedule: string; timezone: string }): Job[] {
  return [
    endSilentStreams,
    deleteExpiredSessions,
    forgetOldMessages,
    foldViewerMoments,
    rollUpTraffic,
    draftGlimcap(glimcap),
    sampleSources(glimcap.timezone),
  ];
}

/** What changes cause, by the name under which the outbox knows it. */
export const tasks = {
  'stream.lost': endLostStream,
  'glimcap.file': writeGlimcapFile,
  'metrics.source.due': sampleDueSource,
};
