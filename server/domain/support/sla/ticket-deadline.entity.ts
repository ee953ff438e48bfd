import { defineEntity, p } from '@mikro-orm/postgresql';
import { TicketSchema } from '../ticket.entity.ts';

/** The two promises about a ticket. */
export const DEADLINE_KINDS = ['first_response', 'resolution'] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

const schema = defineEntity({
  name: 'TicketDeadline',
  properties: {
    ticket: () => p.manyToOne(TicketSchema).primary().deleteRule('cascade'),
    kind: p.string().length(16).$type<DeadlineKind>().primary(),
    /** Minutes of work; null where nothing is promised. */
    targetMinutes: p.integer().nullable(),
    /** Null without a target, while the clock stands, and where the work never comes. */
    dueAt: p.datetime().nullable(),
    warnAt: p.datetime().nullable(),
    isPaused: p.boolean(),
    metAt: p.datetime().nullable(),
    /** Seconds of work until it was met, pauses left out; null while it is not. */
    workedSeconds: p.integer().nullable(),
    /** Whether it was met late, or should have been met by now. */
    isBreached: p.boolean(),
    /** When staff were warned, once. */
    warnedAt: p.datetime().nullable(),
    /** When it was found late and staff were told, once. */
    escalatedAt: p.datetime().nullable(),
    /** When all this was last read. */
    readAt: p.datetime(),
  },
  indexes: [{ properties: ['dueAt'] }],
});

/** How one of the promises about a ticket stands, read anew with each change of it. */
export class TicketDeadline extends schema.class {}
schema.setClass(TicketDeadline);

export { schema as TicketDeadlineSchema };
