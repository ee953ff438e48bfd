import type { PlatformRole } from '../accounts/user.entity.ts';
import type { Ticket, TicketState } from './ticket.entity.ts';

/**
 * Who does something with a ticket. `isStaff`: has a staff role of the ticket's category or Manage Guild, or is of the
 * platform's staff. `isManager`: may change how the guild gives support, by Manage Guild or the lead role.
 */
export interface Actor {
  id: string;
  name: string;
  isStaff: boolean;
  isManager?: boolean;
}

/** A user of the web pages. `discordId` is null for who has never signed in with Discord. */
export interface Reader {
  discordId?: string | null | undefined;
  roles: PlatformRole[];
}

type State = Pick<Ticket, 'state'>;
type Owned = Pick<Ticket, 'state' | 'memberId'>;

const READING_ROLES: readonly PlatformRole[] = ['core', 'support', 'moderator'];

/** Whether anything is still to be done in a ticket that stands. */
export function isUnderway(state: TicketState): boolean {
  return state === 'open' || state === 'pending';
}

/** Categories, panels, snippets, blocks and the like are for managers. */
export function canManageSupport({ isManager }: Actor): boolean {
  return isManager === true;
}

/** Everything that staff do with a ticket that is underway: claim, transfer, move, note, snooze and the like. */
export function canHandle({ isStaff }: Actor, { state }: State): boolean {
  return isStaff && isUnderway(state);
}

/** Staff and the member who opened it may close a ticket that is underway. */
export function canClose({ id, isStaff }: Actor, { state, memberId }: Owned): boolean {
  return isUnderway(state) && (isStaff || id === memberId);
}

/** Staff and the member may bring somebody else into a ticket that is underway. */
export function canAddPeople(actor: Actor, ticket: Owned): boolean {
  return canClose(actor, ticket);
}

/** Staff and the member who opened it may open a closed ticket again; until when is another question. */
export function canReopen({ id, isStaff }: Actor, { state, memberId }: Owned): boolean {
  return state === 'closed' && (isStaff || id === memberId);
}

/** Only the member whose ticket it is says whether it can be closed. */
export function canAnswerCloseRequest({ id }: Actor, { state, memberId }: Owned): boolean {
  return isUnderway(state) && id === memberId;
}

/** A transcript is for the platform's staff, the member, the supporter who has it, and who was added to it. */
export function canReadTicket(
  reader: Reader,
  { memberId, claimedById }: Pick<Ticket, 'memberId' | 'claimedById'>,
  participantIds: readonly string[] = [],
): boolean {
  if (canReadAsStaff(reader, { claimedById })) return true;
  const { discordId } = reader;
  return Boolean(discordId) && (discordId === memberId || participantIds.some((each) => each === discordId));
}

/** What staff keep to themselves is for the platform's staff and the supporter who has the ticket. */
export function canReadAsStaff({ discordId, roles }: Reader, { claimedById }: Pick<Ticket, 'claimedById'>): boolean {
  if (roles.some((role) => READING_ROLES.includes(role))) return true;
  return Boolean(discordId) && discordId === claimedById;
}
