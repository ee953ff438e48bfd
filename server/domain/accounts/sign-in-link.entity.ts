import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { UserSchema } from './user.entity.ts';

const schema = defineEntity({
  name: 'SignInLink',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    user: () => p.manyToOne(UserSchema).deleteRule('cascade'),
    tokenHash: p.string().length(64).unique().hidden(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
});

/** A way into an account that an operator made for its owner. It works once; only its token's hash is kept. */
export class SignInLink extends schema.class {}
schema.setClass(SignInLink);

export { schema as SignInLinkSchema };
