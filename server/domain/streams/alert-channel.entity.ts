import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Category } from '../channels/category.ts';

/** What becomes of a card when its stream is over. */
export const END_MODES = ['edit', 'delete', 'leave'] as const;
export type EndMode = (typeof END_MODES)[number];

const schema = defineEntity({
  name: 'AlertChannel',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    guildId: p.string().length(20),
    textChannelId: p.string().length(20),
    /** Whether it hears of every streamer, or of those chosen for it. */
    isForAll: p.boolean().default(true),
    /** Of a title it hears of, one of these is a word; `-word` must not be. Small letters. Empty: any title. */
    titleWords: p.array().$type<string[]>().columnType('text[]').default([]),
    /** Empty: any category. */
    categories: p.array().$type<Category[]>().columnType('text[]').default([]),
    takesMature: p.boolean().default(true),
    /** Pinged for each streamer who has no role of their own here. */
    pingRoleId: p.string().length(20).nullable(),
    /** The text above the card; none when null and nobody is pinged. */
    template: p.string().length(500).nullable(),
    endMode: p.string().length(8).$type<EndMode>().default('edit'),
    /** Whether its cards are published to the guilds that follow it: announcement channels only. */
    isCrossposted: p.boolean().default(false),
    createdAt: p.datetime(),
  },
  uniques: [{ properties: ['guildId', 'textChannelId'] }],
});

/** A text channel that hears of streams, and of which. A guild may have several. */
export class AlertChannel extends schema.class {}
schema.setClass(AlertChannel);

export { schema as AlertChannelSchema };
