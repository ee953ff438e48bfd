import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';

/** How a panel shows its categories. */
export type PanelStyle = 'buttons' | 'select';

const schema = defineEntity({
  name: 'TicketPanel',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    guildId: p.string().length(20),
    textChannelId: p.string().length(20),
    messageId: p.string().length(20).nullable(),
    style: p.string().length(10).$type<PanelStyle>(),
    title: p.string().length(200).nullable(),
    text: p.string().length(2_000).nullable(),
    /** Empty is every category of the guild, also those to come. */
    categoryIds: p.array().$type<string[]>().columnType('text[]').default([]),
    createdAt: p.datetime(),
    /** When posting was first tried: from then on the message may stand. */
    attemptedAt: p.datetime().nullable(),
    removedAt: p.datetime().nullable(),
  },
  indexes: [{ properties: ['guildId'] }],
});

/** A message from which members open tickets. A guild has any number of them. */
export class TicketPanel extends schema.class {}
schema.setClass(TicketPanel);

export { schema as TicketPanelSchema };
