import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { ChannelSchema } from '../channels/channel.entity.ts';

const schema = defineEntity({
  name: 'LivePing',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    guildId: p.string().length(20),
    memberId: p.string().length(20).index(),
    channel: () => p.manyToOne(ChannelSchema).deleteRule('cascade'),
    createdAt: p.datetime(),
  },
  uniques: [{ properties: ['channel', 'guildId', 'memberId'] }],
});

/** A member's wish, made in a guild, to be told when a streamer goes live. */
export class LivePing extends schema.class {}
schema.setClass(LivePing);

export { schema as LivePingSchema };
