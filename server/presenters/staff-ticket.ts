import { z } from 'zod';
import { FINDING_CAUSES } from '#domain/streams/stream-finding.entity.ts';
import { DEADLINE_KINDS, type TicketDeadline } from '#domain/support/sla/ticket-deadline.entity.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import { TICKET_PRIORITIES } from '#domain/support/ticket-priority.ts';
import { presentStaffTicketItems, type StaffTicketTalk, staffTicketItemSchema } from './staff-ticket-items.ts';
import { presentTicket, supportNameOf } from './ticket.ts';

const person = z.object({ id: z.string(), name: z.string() });

const deadlineSchema = z.object({
  kind: z.enum(DEADLINE_KINDS),
  targetMinutes: z.int().nullable(),
  dueAt: z.iso.datetime().nullable(),
  isPaused: z.boolean(),
  isBreached: z.boolean(),
  metAt: z.iso.datetime().nullable(),
  workedSeconds: z.int().nullable(),
});

export const staffTicketSchema = z
  .object({
    id: z.uuid(),
    number: z.int(),
    subject: z.string(),
    topic: z.string().nullable(),
    state: z.enum(['opening', 'open', 'pending', 'closed']),
    priority: z.enum(TICKET_PRIORITIES),
    category: person,
    guildId: z.string(),
    memberName: z.string(),
    openedBy: z.string().nullable().meta({ description: 'Who of staff opened it for the member' }),
    people: z.array(person).meta({ description: 'Who was brought in, by their ids on Discord' }),
    claimedBy: person.nullable(),
    openedAt: z.iso.datetime(),
    closedAt: z.iso.datetime().nullable(),
    closedBy: z.string().nullable(),
    closeReason: z.string().nullable(),
    snoozedUntil: z.iso.datetime().nullable(),
    closesAt: z.iso.datetime().nullable().meta({ description: 'When it will be closed by the clock' }),
    closeRequest: z
      .object({ by: z.string(), expiresAt: z.iso.datetime() })
      .nullable()
      .meta({ description: 'The member is asked whether it can be closed' }),
    discordUrl: z.string().nullable(),
    streamHealth: z
      .object({
        startedAt: z.iso.datetime(),
        findings: z.array(z.object({ cause: z.enum(FINDING_CAUSES), value: z.number() })),
      })
      .nullable()
      .meta({ description: 'How the member’s last stream arrived when they asked, where the category looks' }),
    supportName: z.string().meta({ description: 'In whose name staff answer who do not give their own' }),
    deadlines: z.array(deadlineSchema),
    items: z.array(staffTicketItemSchema).meta({ description: 'What was said and done, oldest first' }),
    version: z
      .string()
      .meta({ description: 'Goes into each change: it is refused when somebody changed the ticket since' }),
    lastStaffMessageAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'StaffTicket' });

export type StaffTicketView = z.infer<typeof staffTicketSchema>;

/** All that there is of a ticket. */
export interface StaffTicketParts extends StaffTicketTalk {
  ticket: Ticket;
  people: { memberId: string; name: string }[];
  deadlines: TicketDeadline[];
}

/** A ticket for those who answer it. */
export function presentStaffTicket({ ticket, people, deadlines, ...talk }: StaffTicketParts): StaffTicketView {
  const { id, number, state, priority, guildId, category, claimedById, claimedByName, threadId } = ticket;
  const { subject, openedBy } = presentTicket(ticket, []);
  return {
    ...{ id, number, state, priority, guildId, subject, memberName: openedBy },
    topic: ticket.topic ?? null,
    openedBy: ticket.openedByName ?? null,
    category: { id: category.id, name: category.name },
    people: people.map(({ memberId, name }) => ({ id: memberId, name })),
    claimedBy: claimedById ? { id: claimedById, name: claimedByName ?? '' } : null,
    openedAt: ticket.openedAt.toISOString(),
    ...presentEnd(ticket),
    snoozedUntil: ticket.snoozedUntil?.toISOString() ?? null,
    discordUrl: threadId && !ticket.placeRemovedAt ? `https://discord.com/channels/${guildId}/${threadId}` : null,
    streamHealth: ticket.streamHealth ?? null,
    supportName: supportNameOf(talk),
    deadlines: deadlines.map(presentDeadline),
    items: presentStaffTicketItems(ticket, talk),
    version: talk.events.at(-1)?.id ?? '',
    lastStaffMessageAt: ticket.lastStaffMessageAt?.toISOString() ?? null,
  };
}

/** How it ended, or may soon end. */
function presentEnd(
  ticket: Ticket,
): Pick<StaffTicketView, 'closedAt' | 'closedBy' | 'closeReason' | 'closesAt' | 'closeRequest'> {
  const { closeRequestExpiresAt, closeRequestedByName } = ticket;
  return {
    closedAt: ticket.closedAt?.toISOString() ?? null,
    closedBy: ticket.closedByName ?? null,
    closeReason: ticket.closeReason ?? null,
    closesAt: ticket.closeAt?.toISOString() ?? null,
    closeRequest: closeRequestExpiresAt
      ? { by: closeRequestedByName ?? '', expiresAt: closeRequestExpiresAt.toISOString() }
      : null,
  };
}

function presentDeadline(deadline: TicketDeadline): StaffTicketView['deadlines'][number] {
  const { kind, isPaused, isBreached } = deadline;
  return {
    ...{ kind, isPaused, isBreached },
    targetMinutes: deadline.targetMinutes ?? null,
    dueAt: deadline.dueAt?.toISOString() ?? null,
    metAt: deadline.metAt?.toISOString() ?? null,
    workedSeconds: deadline.workedSeconds ?? null,
  };
}
