import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { ChannelSchema } from '../channels/channel.entity.ts';
import { AlertChannelSchema } from './alert-channel.entity.ts';

const schema = defineEntity({
  name: 'AlertStreamer',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    alertChannel: () => p.manyToOne(AlertChannelSchema).deleteRule('cascade'),
    channel: () => p.manyToOne(ChannelSchema).deleteRule('cascade').index(),
    pingRoleId: p.string().length(20).nullable(),
  },
  uniques: [{ properties: ['alertChannel', 'channel'] }],
});

/** A streamer who was chosen for an alert channel, and the role that hears of them there. */
export class AlertStreamer extends schema.class {}
schema.setClass(AlertStreamer);

export { schema as AlertStreamerSchema };
