import { defineEntity, p } from '@mikro-orm/postgresql';
import { MailReplySchema } from './mail/mail-reply.entity.ts';
import type { SentSticker } from './pictures/sent-sticker.ts';
import { TicketSchema } from './ticket.entity.ts';
import { TicketAttachmentSchema } from './ticket-attachment.entity.ts';
import { TicketMessageVersionSchema } from './ticket-message-version.entity.ts';

const schema = defineEntity({
  name: 'TicketMessage',
  properties: {
    /** Discord's own id, so that a message that is delivered twice is kept once. */
    id: p.string().length(20).primary(),
    ticket: () => p.manyToOne(TicketSchema).deleteRule('cascade'),
    /** The thread or text channel in which it stands: a ticket may have gone on in another. Null is the first one. */
    placeId: p.string().length(20).nullable(),
    /** Null once the author is forgotten. */
    authorId: p.string().length(20).nullable(),
    authorName: p.string().length(100),
    authorAvatarUrl: p.string().length(500).nullable(),
    /** Whether the author was staff when it was written. */
    isStaff: p.boolean(),
    /** Whether only staff learn who wrote it. */
    isAnonymous: p.boolean().default(false),
    /** The latest text. */
    text: p.text(),
    sentAt: p.datetime(),
    editedAt: p.datetime().nullable(),
    deletedAt: p.datetime().nullable(),
    /** The message that it answers, of this ticket or not. */
    replyToId: p.string().length(20).nullable(),
    /** Which stickers it shows. */
    stickers: p.json().$type<SentSticker[]>().default([]),
    /** When its texts were deleted here, because they were old or the author was forgotten. */
    forgottenAt: p.datetime().nullable(),
    /** The mail in which it went to who wrote by e-mail. */
    mailedIn: () => p.manyToOne(MailReplySchema).nullable().deleteRule('set null'),
    versions: () => p.oneToMany(TicketMessageVersionSchema).mappedBy('message'),
    attachments: () => p.oneToMany(TicketAttachmentSchema).mappedBy('message'),
  },
  indexes: [{ properties: ['ticket'] }, { properties: ['authorId'] }, { properties: ['mailedIn'] }],
});

/** A message that Discord delivered in a ticket's thread. Neither edit nor deletion takes its text away. */
export class TicketMessage extends schema.class {}
schema.setClass(TicketMessage);

export { schema as TicketMessageSchema };
