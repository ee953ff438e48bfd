import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'SupportSettings',
  properties: {
    guildId: p.string().length(20).primary(),
    /** By which name staff answer who do not want to give their own; null is "Support". */
    supportName: p.string().length(80).nullable(),
    /** Who may change how support works beside those with Manage Guild. */
    leadRoleId: p.string().length(20).nullable(),
    /** Over all categories. */
    maxOpenPerMember: p.integer().default(5),
    /** How long a member has to answer a request to close. */
    closeRequestHours: p.integer().default(48),
    /** Whether mails to the support address open tickets here; one guild at most. */
    takesMail: p.boolean().default(false),
    createdAt: p.datetime(),
  },
  uniques: [{ name: 'support_settings_one_takes_mail', properties: ['takesMail'], where: 'takes_mail' }],
});

/** How a guild gives support, beside what its categories say. */
export class SupportSettings extends schema.class {}
schema.setClass(SupportSettings);

export { schema as SupportSettingsSchema };
