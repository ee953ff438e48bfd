/** From the least to the most urgent. */
export const TICKET_PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;

/** How soon a ticket wants an answer. */
export type TicketPriority = (typeof TICKET_PRIORITIES)[number];
