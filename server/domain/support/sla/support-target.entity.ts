import { defineEntity, p } from '@mikro-orm/postgresql';
import type { TicketPriority } from '../ticket-priority.ts';

const schema = defineEntity({
  name: 'SupportTarget',
  properties: {
    guildId: p.string().length(20).primary(),
    /** Empty is every category. */
    categoryId: p.string().length(36).primary(),
    /** Empty is every priority. */
    priority: p.string().length(10).$type<TicketPriority | ''>().primary(),
    /** Minutes of work; null is no promise. */
    firstResponseMinutes: p.integer().nullable(),
    resolutionMinutes: p.integer().nullable(),
    changedAt: p.datetime(),
  },
});

/** What a guild promises its members for a category and a priority. */
export class SupportTarget extends schema.class {}
schema.setClass(SupportTarget);

export { schema as SupportTargetSchema };
