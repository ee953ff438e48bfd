import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'BotShard',
  properties: {
    shard: p.integer().primary().autoincrement(false),
    state: p.string().length(16).$type<'connected' | 'reconnecting'>(),
    guilds: p.integer(),
    connectedAt: p.datetime().nullable(),
    seenAt: p.datetime(),
  },
});

/** One of the bot's connections to Discord, as the bot last wrote it down. */
export class BotShard extends schema.class {}
schema.setClass(BotShard);

export { schema as BotShardSchema };
