import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { StreamSchema } from './stream.entity.ts';

/** What can be wrong with how a stream arrives. */
export const FINDING_CAUSES = ['b_frames', 'key_frames', 'bitrate', 'loss'] as const;
export type FindingCause = (typeof FINDING_CAUSES)[number];

const schema = defineEntity({
  name: 'StreamFinding',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    stream: () => p.manyToOne(StreamSchema).deleteRule('cascade'),
    cause: p.string().length(12).$type<FindingCause>(),
    /** As last measured: milliseconds between key frames, bits per second, lost packets or B-frames per thousand. */
    value: p.bigint('number'),
    foundAt: p.datetime(),
    lastSeenAt: p.datetime(),
    /** When telling the streamer was first tried. */
    attemptedAt: p.datetime().nullable(),
    toldAt: p.datetime().nullable(),
    /** When Discord refused the DM, because theirs are closed. */
    dmClosedAt: p.datetime().nullable(),
  },
  uniques: [{ properties: ['stream', 'cause'] }],
});

/** One thing that is wrong with how a stream arrives. Its streamer is told of it once. */
export class StreamFinding extends schema.class {}
schema.setClass(StreamFinding);

export { schema as StreamFindingSchema };
