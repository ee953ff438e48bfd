import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'AlertSettings',
  properties: {
    guildId: p.string().length(20).primary(),
    /** As many pings one member gets through this guild in 24 hours. */
    dailyPingCap: p.integer().default(10),
    /** Whether a member whose DMs are closed is mentioned under the card instead. */
    allowsMentions: p.boolean().default(false),
    /** Worn by members while they are live. */
    liveRoleId: p.string().length(20).nullable(),
    /** Whether streamers' schedules become scheduled events of the guild. */
    wantsEvents: p.boolean().default(false),
    createdAt: p.datetime(),
  },
});

/** What a guild has chosen about streams beside its alert channels. */
export class AlertSettings extends schema.class {}
schema.setClass(AlertSettings);

export { schema as AlertSettingsSchema };
