import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { UserSchema } from '../accounts/user.entity.ts';
import type { Category } from './category.ts';

const schema = defineEntity({
  name: 'Channel',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    owner: () => p.oneToOne(UserSchema).unique().deleteRule('cascade'),
    slug: p.string().length(32).unique(),
    title: p.string().length(250),
    category: p.string().length(32).$type<Category>(),
    isMature: p.boolean().default(false),
    /** As `parseTags` keeps them. */
    tags: p.array().$type<string[]>().columnType('text[]').default([]),
    streamKeyHash: p.string().length(64).unique().hidden(),
    streamKeySealed: p.text().hidden(),
    /** Whether its owner wants members to be able to subscribe to it. */
    sellsSubscriptions: p.boolean().default(false),
    createdAt: p.datetime(),
  },
});

/** A creator's permanent home on the platform, on air or not. */
export class Channel extends schema.class {}
schema.setClass(Channel);

export { schema as ChannelSchema };
