import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { TicketSchema } from '../ticket.entity.ts';

/** What Discord serves an emoji as. */
export type EmojiMediaType = 'image/png' | 'image/gif' | 'image/webp';

const schema = defineEntity({
  name: 'TicketEmoji',
  properties: {
    /** Also the name of its picture's file, beside those of attachments. */
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    ticket: () => p.manyToOne(TicketSchema).deleteRule('cascade'),
    discordId: p.string().length(20),
    isAnimated: p.boolean(),
    /** As its bytes tell; null while they are not here. */
    mediaType: p.string().length(20).$type<EmojiMediaType>().nullable(),
    storedAt: p.datetime().nullable(),
    /** Why its picture is not here, in a few words. */
    failure: p.string().length(500).nullable(),
  },
  uniques: [{ properties: ['ticket', 'discordId'] }],
});

/** A custom emoji that was written in a ticket. Its picture is kept: it may be deleted in its guild. */
export class TicketEmoji extends schema.class {}
schema.setClass(TicketEmoji);

export { schema as TicketEmojiSchema };
