import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { TicketCategorySchema } from '../categories/ticket-category.entity.ts';

const schema = defineEntity({
  name: 'TicketDeflection',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    guildId: p.string().length(20),
    category: () => p.manyToOne(TicketCategorySchema).deleteRule('cascade'),
    at: p.datetime(),
  },
  indexes: [{ properties: ['category'] }, { properties: ['at'] }],
});

/** A ticket that was not opened, because an article or a prepared answer helped. Whose is not kept. */
export class TicketDeflection extends schema.class {}
schema.setClass(TicketDeflection);

export { schema as TicketDeflectionSchema };
