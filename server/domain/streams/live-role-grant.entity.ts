import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'LiveRoleGrant',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    guildId: p.string().length(20),
    memberId: p.string().length(20),
    roleId: p.string().length(20),
    /** Stored before Discord is told, so that a role which a crash left on a member is taken again. */
    givenAt: p.datetime(),
  },
  uniques: [{ properties: ['guildId', 'memberId', 'roleId'] }],
});

/** The live role on a member, given by the bot. Roles that people gave are theirs to take. */
export class LiveRoleGrant extends schema.class {}
schema.setClass(LiveRoleGrant);

export { schema as LiveRoleGrantSchema };
