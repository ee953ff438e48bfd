import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';

/** Where somebody said whether an article helped. */
export type HelpVoteSource = 'web' | 'discord';

const schema = defineEntity({
  name: 'HelpVote',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    slug: p.string().length(80),
    version: p.string().length(12),
    /** A keyed hash of who it was and for which version: it tells nothing of them, nor of their other votes. */
    voter: p.string().length(64).hidden(),
    isHelpful: p.boolean(),
    comment: p.string().length(1_000).nullable(),
    source: p.string().length(8).$type<HelpVoteSource>(),
    votedAt: p.datetime(),
  },
  uniques: [{ properties: ['slug', 'version', 'voter'] }],
  indexes: [{ properties: ['votedAt'] }],
});

/** One person's word on one version of an article; the last one counts. */
export class HelpVote extends schema.class {}
schema.setClass(HelpVote);

export { schema as HelpVoteSchema };
