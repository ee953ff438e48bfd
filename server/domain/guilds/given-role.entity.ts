import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'GivenRole',
  properties: {
    guildId: p.string().length(20).primary(),
    memberId: p.string().length(20).primary(),
    roleId: p.string().length(20).primary(),
    givenAt: p.datetime(),
  },
  indexes: [{ properties: ['memberId'] }],
});

/** A role that the bot gave a member: it takes no others, and such a role gives nothing on the platform. */
export class GivenRole extends schema.class {}
schema.setClass(GivenRole);

export { schema as GivenRoleSchema };
