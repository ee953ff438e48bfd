import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'TicketBlock',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    guildId: p.string().length(20),
    memberId: p.string().length(20),
    memberName: p.string().length(100),
    reason: p.string().length(300),
    byId: p.string().length(20),
    byName: p.string().length(100),
    createdAt: p.datetime(),
    /** When it ends by itself; null is never. */
    expiresAt: p.datetime().nullable(),
    /** When staff took it back. */
    liftedAt: p.datetime().nullable(),
    liftedByName: p.string().length(100).nullable(),
  },
  indexes: [{ properties: ['guildId', 'memberId'] }],
});

/** A member who may open no tickets in a guild for a while, or for good. */
export class TicketBlock extends schema.class {}
schema.setClass(TicketBlock);

export { schema as TicketBlockSchema };
