import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';

export const PLATFORM_ROLES = ['core', 'support', 'moderator'] as const;

/** What a user may do on the platform beyond their own things. */
export type PlatformRole = (typeof PLATFORM_ROLES)[number];

const schema = defineEntity({
  name: 'User',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    name: p.string().length(32).unique(),
    discordId: p.string().length(20).nullable().unique(),
    /** The name that they have at Discord. */
    discordName: p.string().length(64).nullable(),
    discordLinkedAt: p.datetime().nullable(),
    avatarUrl: p.string().length(500).nullable(),
    roles: p.array().$type<PlatformRole[]>().columnType('text[]').default([]),
    /** What they chose for pages; null as long as their browser decides. */
    language: p.string().length(8).nullable(),
    createdAt: p.datetime(),
  },
});

/** An account on the platform. A member of a guild becomes one by signing in or asking for help. */
export class User extends schema.class {}
schema.setClass(User);

export { schema as UserSchema };
