import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { TicketMessageSchema } from './ticket-message.entity.ts';

const schema = defineEntity({
  name: 'TicketAttachment',
  properties: {
    /** Also the file's whole name on disk: nothing that a stranger chose is part of a path. */
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    discordId: p.string().length(20).unique(),
    message: () => p.manyToOne(TicketMessageSchema).deleteRule('cascade'),
    name: p.string().length(260),
    sizeBytes: p.integer(),
    /** Where Discord keeps it, for about a day. */
    url: p.text(),
    /** When its bytes were copied; null while they are not here. */
    storedAt: p.datetime().nullable(),
    /** Why its bytes are not here: an `AttachmentFailure`, or what was written of old, in a few English words. */
    failure: p.string().length(500).nullable(),
  },
  indexes: [{ properties: ['message'] }],
});

/** A file that somebody attached to a message of a ticket. */
export class TicketAttachment extends schema.class {}
schema.setClass(TicketAttachment);

export { schema as TicketAttachmentSchema };
