import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { TicketMessageSchema } from './ticket-message.entity.ts';

const schema = defineEntity({
  name: 'TicketMessageVersion',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    message: () => p.manyToOne(TicketMessageSchema).deleteRule('cascade'),
    text: p.text(),
    /** When this text gave way to the next one. */
    replacedAt: p.datetime(),
  },
  uniques: [{ properties: ['message', 'replacedAt'] }],
});

/** An earlier text of a message that was edited. */
export class TicketMessageVersion extends schema.class {}
schema.setClass(TicketMessageVersion);

export { schema as TicketMessageVersionSchema };
