import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'KnownGuild',
  properties: {
    guildId: p.string().length(20).primary(),
    name: p.string().length(100),
    /** When the bot last saw that it is called so. */
    seenAt: p.datetime(),
  },
});

/** By which name a guild is known. It outlives the bot's stay: its tickets are still there. */
export class KnownGuild extends schema.class {}
schema.setClass(KnownGuild);

export { schema as KnownGuildSchema };
