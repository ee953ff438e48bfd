import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import type { EmojiFate } from './emoji-fate.ts';
import { EmoteSchema } from './emote.entity.ts';

const schema = defineEntity({
  name: 'GuildEmoji',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    /** A guild's id, or `application`. */
    place: p.string().length(20),
    /** Null once the emote is deleted: the emoji then has to go. */
    emote: () => p.manyToOne(EmoteSchema).nullable().deleteRule('set null'),
    isAnimated: p.boolean(),
    /** What it is called there, which may differ from the emote's name. */
    name: p.string().length(32),
    /** What it is being renamed to: if it is called so, that was us. */
    nextName: p.string().length(32).nullable(),
    /** Whether the guild gave it another name, which it then keeps. */
    isRenamedHere: p.boolean().default(false),
    /** Whether only some roles may use it, of which the bot itself has none. */
    isRestricted: p.boolean().default(false),
    emojiId: p.string().length(20).nullable().unique(),
    /** When an upload was begun whose answer is not known. */
    attemptedAt: p.datetime().nullable(),
    uploadedAt: p.datetime().nullable(),
    /** When taking it away was begun. */
    leavingAt: p.datetime().nullable(),
    /** When it was found gone, without us. It does not come back unless staff ask. */
    deletedAt: p.datetime().nullable(),
    fate: p.string().length(16).$type<EmojiFate>(),
    /** What Discord said, where it refused. */
    detail: p.string().length(300).nullable(),
  },
  uniques: [{ properties: ['place', 'emote'] }],
  indexes: [{ properties: ['emote'] }],
});

/** An emoji that we made, or are to make. What is not in here was made by others and is never touched. */
export class GuildEmoji extends schema.class {}
schema.setClass(GuildEmoji);

export { schema as GuildEmojiSchema };
