import { defineEntity, p } from '@mikro-orm/postgresql';

export const EMOTE_MODES = ['off', 'all', 'chosen'] as const;

/** `off` touches nothing, not even what was brought earlier; `all` is every approved emote of the platform. */
export type EmoteMode = (typeof EMOTE_MODES)[number];

const schema = defineEntity({
  name: 'GuildEmotePolicy',
  properties: {
    guildId: p.string().length(20).primary(),
    mode: p.string().length(8).$type<EmoteMode>(),
    /** The ids of the chosen emotes, in the order in which they take slots. */
    chosen: p.array().$type<string[]>().columnType('uuid[]').default([]),
    /** How many slots the platform's emotes may fill; null for as many as are free. */
    maxStatic: p.integer().nullable(),
    maxAnimated: p.integer().nullable(),
    changedAt: p.datetime(),
    changedBy: p.string().length(100),
  },
});

/** What a guild wants of the platform's emotes. */
export class GuildEmotePolicy extends schema.class {}
schema.setClass(GuildEmotePolicy);

export { schema as GuildEmotePolicySchema };
