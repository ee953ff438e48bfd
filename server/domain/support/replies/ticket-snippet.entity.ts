import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'TicketSnippet',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    guildId: p.string().length(20),
    /** One a guild, in any case. */
    name: p.string().length(40),
    /** Markdown with `{member}`, `{number}`, `{subject}`, `{staff}`, `{category}`. */
    text: p.string().length(1_800),
    byName: p.string().length(100),
    changedAt: p.datetime(),
  },
  indexes: [{ properties: ['guildId'] }],
});

/** An answer that staff have prepared. */
export class TicketSnippet extends schema.class {}
schema.setClass(TicketSnippet);

export { schema as TicketSnippetSchema };
