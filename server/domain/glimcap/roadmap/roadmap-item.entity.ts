import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';

export const ROADMAP_STATES = ['planned', 'doing', 'done'] as const;
export type RoadmapState = (typeof ROADMAP_STATES)[number];

const schema = defineEntity({
  name: 'RoadmapItem',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    title: p.string().length(200),
    state: p.string().length(16).$type<RoadmapState>(),
    /** Where more is told of it. */
    url: p.string().length(500).nullable(),
    /** Ascending; the same twice is in the order in which they were added. */
    position: p.integer(),
    createdAt: p.datetime(),
    changedAt: p.datetime(),
    changedBy: p.string().length(100),
    /** Since when no report lists it. */
    removedAt: p.datetime().nullable(),
  },
  indexes: [{ properties: ['position'] }],
});

/** One thing that the community waits for. It stays on the list, done or not, until staff take it off. */
export class RoadmapItem extends schema.class {}
schema.setClass(RoadmapItem);

export { schema as RoadmapItemSchema };
