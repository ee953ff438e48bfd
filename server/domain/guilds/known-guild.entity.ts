import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'KnownGuild',
  properties: {
    guildId: p.string().length(20).primary(),
    name: p.string().length(100),
    /** What its staff chose on Discord, such as `de` or `en-GB`; null while the bot has not seen it. */
    preferredLocale: p.string().length(10).nullable(),
    /** When the bot last saw that this is so. */
    seenAt: p.datetime(),
  },
});

/** By which name a guild is known, and which language it prefers. It outlives the bot's stay: its tickets are still there. */
export class KnownGuild extends schema.class {}
schema.setClass(KnownGuild);

export { schema as KnownGuildSchema };
