import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { PingMentionSchema } from './ping-mention.entity.ts';
import { StreamSchema } from './stream.entity.ts';

/** Why a member was not told of a stream. */
export type PingSkip = 'quiet' | 'paused' | 'flap' | 'cap' | 'left' | 'closed' | 'over' | 'unwanted';
export type PingState = 'due' | 'sent' | 'mentioned' | 'skipped';

const schema = defineEntity({
  name: 'PingDelivery',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    stream: () => p.manyToOne(StreamSchema).deleteRule('cascade'),
    memberId: p.string().length(20),
    guildId: p.string().length(20),
    state: p.string().length(10).$type<PingState>(),
    skippedBy: p.string().length(10).$type<PingSkip>().nullable(),
    /** When its turn comes: Discord takes so many DMs of a bot, over all streams. */
    dueAt: p.datetime().nullable().index(),
    /** When sending was first tried: from then on a DM may exist. */
    attemptedAt: p.datetime().nullable(),
    settledAt: p.datetime().nullable(),
    /** The message that mentions the member, where their DMs are closed. */
    mention: () => p.manyToOne(PingMentionSchema).nullable().deleteRule('set null').index(),
    createdAt: p.datetime(),
  },
  uniques: [{ properties: ['stream', 'memberId'] }],
  indexes: [{ properties: ['memberId', 'guildId', 'settledAt'] }],
});

/** One member's news of one stream. There is never a second one. */
export class PingDelivery extends schema.class {}
schema.setClass(PingDelivery);

export { schema as PingDeliverySchema };
