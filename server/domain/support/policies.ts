import type { PlatformRole } from '../accounts/user.entity.ts';
import type { Ticket } from './ticket.entity.ts';

/** A member of the guild who does something with a ticket. `isStaff`: has the support role or Manage Guild. */
export interface Actor {
  id: string;
  name: string;
  isStaff: boolean;
}

/** A user of the web pages. `discordId` is null for who has never signed in with Discord. */
export interface Reader {
  discordId?: string | null | undefined;
  roles: PlatformRole[];
}

const READING_ROLES: readonly PlatformRole[] = ['core', 'support', 'moderator'];

/** Staff may claim an open ticket; whether somebody has it already is another question. */
export function canClaim({ isStaff }: Actor, { state }: Pick<Ticket, 'state'>): boolean {
  return isStaff && state === 'open';
}

/** Staff and the member who opened it may close an open ticket. */
export function canClose({ id, isStaff }: Actor, { state, memberId }: Pick<Ticket, 'state' | 'memberId'>): boolean {
  return state === 'open' && (isStaff || id === memberId);
}

/** A transcript is for the platform's staff, the member who opened the ticket, and the supporter who has it. */
export function canReadTicket(
  { discordId, roles }: Reader,
  { memberId, claimedById }: Pick<Ticket, 'memberId' | 'claimedById'>,
): boolean {
  if (roles.some((role) => READING_ROLES.includes(role))) return true;
  return Boolean(discordId) && (discordId === memberId || discordId === claimedById);
}
