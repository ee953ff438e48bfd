import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { StreamSchema } from './stream.entity.ts';

const schema = defineEntity({
  name: 'PingMention',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    stream: () => p.manyToOne(StreamSchema).deleteRule('cascade').index(),
    guildId: p.string().length(20),
    textChannelId: p.string().length(20),
    attemptedAt: p.datetime().nullable(),
    messageId: p.string().length(20).nullable(),
    createdAt: p.datetime(),
  },
});

/** A message under a card that mentions members whose DMs are closed, many at once. */
export class PingMention extends schema.class {}
schema.setClass(PingMention);

export { schema as PingMentionSchema };
