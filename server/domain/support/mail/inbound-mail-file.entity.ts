import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { InboundMailSchema } from './inbound-mail.entity.ts';

const schema = defineEntity({
  name: 'InboundMailFile',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    mail: () => p.manyToOne(InboundMailSchema).deleteRule('cascade'),
    name: p.string().length(200),
    bytes: p.blob(),
  },
  indexes: [{ properties: ['mail'] }],
});

/** What was attached to a mail, until it stands in the ticket's place. */
export class InboundMailFile extends schema.class {}
schema.setClass(InboundMailFile);

export { schema as InboundMailFileSchema };
