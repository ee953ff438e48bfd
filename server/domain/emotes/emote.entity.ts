import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { UserSchema } from '../accounts/user.entity.ts';
import { ChannelSchema } from '../channels/channel.entity.ts';

/** `declined` was never shown; `removed` was approved, or taken back while it waited. */
export type EmoteState = 'waiting' | 'approved' | 'declined' | 'removed';
/** How it came: uploaded on the web, out of a zip, or in a guild, as its own emoji or as a picture. */
export type EmoteSource = 'web' | 'zip' | 'guild';

const schema = defineEntity({
  name: 'Emote',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    /** What is written between colons. */
    name: p.string().length(32),
    /** The name in small letters while it waits or is approved, so that no two have one; null otherwise. */
    takenName: p.string().length(32).nullable().unique(),
    state: p.string().length(10).$type<EmoteState>(),
    isAnimated: p.boolean(),
    width: p.integer(),
    height: p.integer(),
    /** Of the picture itself, whatever its file said beside it. */
    contentHash: p.string().length(64),
    /** The hash while it waits or is approved. */
    takenHash: p.string().length(64).nullable().unique(),
    /** Whose it is; null for the platform's own. */
    channel: () => p.manyToOne(ChannelSchema).nullable().deleteRule('cascade'),
    source: p.string().length(8).$type<EmoteSource>(),
    /** The guild's emoji that it is a copy of. */
    sourceGuildId: p.string().length(20).nullable(),
    sourceEmojiId: p.string().length(20).nullable(),
    proposedAt: p.datetime(),
    proposedBy: p.string().length(100),
    proposer: () => p.manyToOne(UserSchema).nullable().deleteRule('set null'),
    /** Their Discord id. */
    proposerDiscordId: p.string().length(20).nullable(),
    decidedAt: p.datetime().nullable(),
    decidedBy: p.string().length(100).nullable(),
    /** Why it was declined or removed, for who proposed it. */
    reason: p.string().length(500).nullable(),
  },
  indexes: [
    { properties: ['state'] },
    { properties: ['channel'] },
    { properties: ['proposer'] },
    { properties: ['proposerDiscordId'] },
    { properties: ['sourceEmojiId'] },
  ],
});

/** A small picture with a name, for everyone to write with. */
export class Emote extends schema.class {}
schema.setClass(Emote);

export { schema as EmoteSchema };
