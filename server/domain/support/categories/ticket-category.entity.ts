import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import type { TicketPriority } from '../ticket-priority.ts';
import type { CategoryQuestion } from './category-question.ts';
import type { OutsideHours } from './outside-hours.ts';

/** Where a ticket is dealt with: a private thread under a text channel, or a text channel of its own under a Discord category. */
export type PlaceKind = 'thread' | 'channel';

const roleIds = () => p.array().$type<string[]>().columnType('text[]').default([]);

const schema = defineEntity({
  name: 'TicketCategory',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    guildId: p.string().length(20),
    /** One a guild among those that are not removed, in any case. */
    name: p.string().length(50),
    /** An emoji, or a custom one as Discord writes it: `<:obs:123>`. */
    emoji: p.string().length(100).nullable(),
    description: p.string().length(100).nullable(),
    kind: p.string().length(10).$type<PlaceKind>(),
    /** The text channel or Discord category; null is the guild's ticket channel. */
    placeId: p.string().length(20).nullable(),
    /** Who answers; empty is the guild's support role. */
    staffRoleIds: roleIds(),
    /** Whether a new ticket mentions those roles. */
    isPinging: p.boolean().default(true),
    /** Empty is the form with subject and text. */
    questions: p.json().$type<CategoryQuestion[]>(),
    priority: p.string().length(10).$type<TicketPriority>(),
    maxOpenPerMember: p.integer(),
    /** Over all members; null is any number. */
    maxOpen: p.integer().nullable(),
    cooldownSeconds: p.integer(),
    /** One of these is needed; empty asks for none. */
    requiredRoleIds: roleIds(),
    blockedRoleIds: roleIds(),
    /** `#{number} {subject}`, with `{member}`, `{category}` and `{priority}` too. */
    naming: p.string().length(100),
    /** Whether a ticket is closed when its member leaves the guild. */
    isClosedOnLeave: p.boolean().default(true),
    /** How long a ticket may wait for its member before they are warned; null is for ever. */
    staleWarnHours: p.integer().nullable(),
    /** How long after the warning it is closed. */
    staleCloseHours: p.integer(),
    /** How long after its end a ticket can be opened again; 0 is not at all. */
    reopenHours: p.integer(),
    /** Whether the member's last stream is looked at: its health goes to staff. */
    isStreaming: p.boolean().default(false),
    /** What happens when a member asks while nobody is there. */
    outsideHours: p.string().length(10).$type<OutsideHours>().default('tell'),
    /** What tickets without a chosen category belong to; one a guild. */
    isDefault: p.boolean().default(false),
    position: p.integer(),
    createdAt: p.datetime(),
    /** Its tickets remain, new ones are not opened in it. */
    removedAt: p.datetime().nullable(),
  },
  indexes: [{ properties: ['guildId'] }],
});

/** A kind of help that a guild gives: who answers, where, what is asked, and what limits there are. */
export class TicketCategory extends schema.class {}
schema.setClass(TicketCategory);

export { schema as TicketCategorySchema };
