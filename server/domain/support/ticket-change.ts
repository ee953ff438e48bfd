/** Everything that is done with a ticket beside writing in it, in the past tense. */
export const TICKET_CHANGES = [
  'opened',
  'claimed',
  'taken_over',
  'released',
  'transferred',
  'moved',
  'prioritised',
  'topic_set',
  'person_added',
  'person_removed',
  'pending',
  'resumed',
  'snoozed',
  'woken',
  'close_scheduled',
  'close_unscheduled',
  'close_requested',
  'close_declined',
  'close_lapsed',
  'stale_warned',
  'closed',
  'reopened',
] as const;

/** One of them, as it is kept in the ticket's history and told in its place. */
export type TicketChange = (typeof TICKET_CHANGES)[number];

/** What belongs to a change: the name of who got it, the new priority, a reason, a time as ISO 8601. */
export type ChangeFacts = Record<string, string>;
