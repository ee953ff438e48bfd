import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'GuildSettings',
  properties: {
    guildId: p.string().length(20).primary(),
    alertChannelId: p.string().length(20).nullable(),
    ticketChannelId: p.string().length(20).nullable(),
    /** The message with the button that opens a ticket. */
    panelMessageId: p.string().length(20).nullable(),
    supportRoleId: p.string().length(20).nullable(),
    staffChannelId: p.string().length(20).nullable(),
    glimcapChannelId: p.string().length(20).nullable(),
    /** Where the community's figures stand. */
    metricsChannelId: p.string().length(20).nullable(),
    /** The step of the set-up that was last shown, so that it can be gone on with. */
    setupStep: p.string().length(32).nullable(),
    /** When the bot said hello. */
    welcomedAt: p.datetime().nullable(),
    /** The language of what stands there for everyone, such as `de`; null is the guild's own on Discord. */
    language: p.string().length(8).nullable(),
    createdAt: p.datetime(),
  },
});

/** Where in a guild each of Glim's voices is heard. Snowflakes are strings; null is "not chosen". */
export class GuildSettings extends schema.class {}
schema.setClass(GuildSettings);

export { schema as GuildSettingsSchema };
