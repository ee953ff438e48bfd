import { deleteExpiredSessions } from './accounts/delete-expired-sessions.ts';
import { draftGlimcap } from './glimcap/draft-glimcap.ts';
import { writeGlimcapFile } from './glimcap/write-glimcap-file.ts';
import type { Job } from './job.ts';
import { rollUpTraffic } from './metrics/roll-up-traffic.ts';
import { sampleMembers } from './metrics/sample-members.ts';
import { endLostStream } from './streams/end-lost-stream.ts';
import { endSilentStreams } from './streams/end-silent-streams.ts';
import { forgetOldMessages } from './support/forget-old-messages.ts';

/** What an installation's settings say about its jobs. */
interface JobSettings {
  glimcap: { schedule: string; timezone: string };
  /** Without Discord its members are not counted. */
  hasDiscord: boolean;
}

/** What the clock causes. */
export function createJobs({ glimcap, hasDiscord }: JobSettings): Job[] {
  return [
    endSilentStreams,
    deleteExpiredSessions,
    forgetOldMessages,
    rollUpTraffic,
    draftGlimcap(glimcap),
    ...(hasDiscord ? [sampleMembers(glimcap.timezone)] : []),
  ];
}

/** What changes cause, by the name under which the outbox knows it. */
export const tasks = { 'stream.lost': endLostStream, 'glimcap.file': writeGlimcapFile };
