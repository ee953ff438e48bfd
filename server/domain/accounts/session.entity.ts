import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { UserSchema } from './user.entity.ts';

const schema = defineEntity({
  name: 'Session',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    user: () => p.manyToOne(UserSchema).deleteRule('cascade'),
    tokenHash: p.string().length(64).unique().hidden(),
    userAgent: p.string().length(250).nullable(),
    createdAt: p.datetime(),
    lastSeenAt: p.datetime(),
    expiresAt: p.datetime().index(),
  },
});

/** A signed-in browser: a row, so that it can be listed and revoked. Only its token's hash is kept. */
export class Session extends schema.class {}
schema.setClass(Session);

export { schema as SessionSchema };
