import type { Domain } from '#domain/domain.ts';
import type { ApiRoute } from './api-route.ts';
import { createTicketActions } from './staff-ticket-action.ts';
import { ticketCareActions } from './staff-ticket-care-actions.ts';
import { ticketClosingActions } from './staff-ticket-closing-actions.ts';
import { ticketPeopleActions } from './staff-ticket-people-actions.ts';
import type { StaffTicketReader } from './staff-ticket-reader.ts';
import { ticketReplyActions } from './staff-ticket-reply-actions.ts';

interface Parts
  extends Pick<
    Domain,
    'staffTickets' | 'ticketCare' | 'ticketClosing' | 'ticketPeople' | 'ticketReplies' | 'knownPeople'
  > {
  reader: StaffTicketReader;
}

/** Everything that staff do with a ticket on the web. */
export function staffTicketActionRoutes(parts: Parts): ApiRoute[] {
  const actions = createTicketActions(parts);
  return [
    ...ticketCareActions(actions, parts),
    ...ticketClosingActions(actions, parts),
    ...ticketPeopleActions(actions, parts),
    ...ticketReplyActions(actions, parts),
  ];
}
