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
    createdAt: p.datetime(),
  },
});

/** Where in a guild each of Glim's voices is heard. Snowflakes are strings; null is "not chosen". */
export class GuildSettings extends schema.class {}
schema.setClass(GuildSettings);

export { schema as GuildSettingsSchema };
