import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'GuildCounter',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    guildId: p.string().length(20),
    /** Discord's channel whose name is the counter. */
    channelId: p.string().length(20).unique(),
    /** `members`, `live`, `viewers`, or a metric of the catalogue by its key. */
    counts: p.string().length(64),
    /** Its name, with `{value}` in it. */
    template: p.string().length(100),
    /** The name that Discord last took. */
    shown: p.string().length(100).nullable(),
    /** When a new name was last sent, whether Discord took it or not. */
    triedAt: p.datetime().nullable(),
    /** Why the last name was not taken, in a sentence for staff. */
    failure: p.text().nullable(),
    createdAt: p.datetime(),
    createdBy: p.string().length(100),
  },
  indexes: [{ properties: ['guildId'] }],
});

/** A figure in the name of a channel. */
export class GuildCounter extends schema.class {}
schema.setClass(GuildCounter);

export { schema as GuildCounterSchema };
