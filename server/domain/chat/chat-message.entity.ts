import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { UserSchema } from '../accounts/user.entity.ts';
import { ChannelSchema } from '../channels/channel.entity.ts';
import { StreamSchema } from '../streams/stream.entity.ts';
import type { ChatEmote } from './chat-line.ts';

const schema = defineEntity({
  name: 'ChatMessage',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    channel: () => p.manyToOne(ChannelSchema).deleteRule('cascade'),
    /** The stream that was live, if one was. */
    stream: () => p.manyToOne(StreamSchema).nullable().deleteRule('set null'),
    /** Null once they are forgotten. */
    author: () => p.manyToOne(UserSchema).nullable().deleteRule('set null'),
    /** Empty once it is forgotten: what was said counts longer than it is kept. */
    text: p.string().length(500),
    /** The emotes that its author could write with, by the names that stand between colons in the text. */
    emotes: p.json().$type<ChatEmote[]>().default([]),
    /** The sender's own mark: what is sent again after a lost answer is the same message. */
    nonce: p.string().length(36),
    sentAt: p.datetime(),
    removedAt: p.datetime().nullable(),
    removedBy: p.string().length(32).nullable(),
  },
  uniques: [{ properties: ['author', 'nonce'] }],
  indexes: [{ properties: ['channel', 'sentAt'] }, { properties: ['stream'] }, { properties: ['sentAt'] }],
});

/** What somebody said beside a stream. */
export class ChatMessage extends schema.class {}
schema.setClass(ChatMessage);

export { schema as ChatMessageSchema };
