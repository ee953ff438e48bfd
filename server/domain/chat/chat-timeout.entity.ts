import { defineEntity, p } from '@mikro-orm/postgresql';
import { UserSchema } from '../accounts/user.entity.ts';
import { ChannelSchema } from '../channels/channel.entity.ts';

const schema = defineEntity({
  name: 'ChatTimeout',
  properties: {
    channel: () => p.manyToOne(ChannelSchema).primary().deleteRule('cascade'),
    user: () => p.manyToOne(UserSchema).primary().deleteRule('cascade'),
    until: p.datetime(),
    givenAt: p.datetime(),
    givenBy: p.string().length(32),
  },
});

/** Until when somebody may not speak on a channel. */
export class ChatTimeout extends schema.class {}
schema.setClass(ChatTimeout);

export { schema as ChatTimeoutSchema };
