import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'TicketAutoAnswer',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    guildId: p.string().length(20),
    /** One a guild, in any case. */
    name: p.string().length(40),
    /** In RE2's syntax; found anywhere in what the member wrote, in any case. */
    pattern: p.string().length(500),
    text: p.string().length(1_500).nullable(),
    /** Help articles that answer it. */
    articleSlugs: p.array().$type<string[]>().columnType('text[]').default([]),
    changedAt: p.datetime(),
  },
  indexes: [{ properties: ['guildId'] }],
});

/** What a guild answers at once to tickets that say certain things. */
export class TicketAutoAnswer extends schema.class {}
schema.setClass(TicketAutoAnswer);

export { schema as TicketAutoAnswerSchema };
