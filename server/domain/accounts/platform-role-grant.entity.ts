import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { type PlatformRole, UserSchema } from './user.entity.ts';

const schema = defineEntity({
  name: 'PlatformRoleGrant',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    user: () => p.manyToOne(UserSchema).deleteRule('cascade'),
    role: p.string().length(16).$type<PlatformRole>(),
    /** The role in the guild that Glim belongs to which it comes from. */
    guildRoleId: p.string().length(20),
    grantedAt: p.datetime(),
  },
  uniques: [{ properties: ['user', 'role'] }],
});

/** A platform role that somebody has because of a role in the guild, and loses with it. */
export class PlatformRoleGrant extends schema.class {}
schema.setClass(PlatformRoleGrant);

export { schema as PlatformRoleGrantSchema };
