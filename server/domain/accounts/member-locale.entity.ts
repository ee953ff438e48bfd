import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'MemberLocale',
  properties: {
    discordId: p.string().length(20).primary(),
    /** As Discord writes it: `de`, `en-GB`. */
    locale: p.string().length(10),
    changedAt: p.datetime(),
  },
});

/** The language of somebody's Discord client, as their last interaction told it. */
export class MemberLocale extends schema.class {}
schema.setClass(MemberLocale);

export { schema as MemberLocaleSchema };
