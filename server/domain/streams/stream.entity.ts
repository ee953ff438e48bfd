import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { ChannelSchema } from '../channels/channel.entity.ts';

const schema = defineEntity({
  name: 'Stream',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    channel: () => p.manyToOne(ChannelSchema).deleteRule('cascade'),
    startedAt: p.datetime().index(),
    /** When its media stopped, while it may still come back. */
    lostAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
    /** When its media was last known to flow. */
    seenAt: p.datetime(),
    viewers: p.integer().default(0),
    peakViewers: p.integer().default(0),
    thumbnailAt: p.datetime().nullable(),
  },
  indexes: [{ properties: ['endedAt'] }],
});

/**
 * One broadcast of a channel: live while `endedAt` is null. The database allows
 * one such row a channel (`stream_one_live_per_channel`).
 */
export class Stream extends schema.class {}
schema.setClass(Stream);

export { schema as StreamSchema };
