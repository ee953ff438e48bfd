import type { PlatformRole } from '../accounts/user.entity.ts';

/** A user of the web pages, by what they may do on the platform. */
interface StaffMember {
  roles: readonly PlatformRole[];
}

/** All staff read drafts, so that they can say what is wrong before it is published. */
export function canReadDrafts({ roles }: StaffMember): boolean {
  return roles.length > 0;
}

/** All staff bring wins and decide on those of others, as they do in the guild; a review takes them into the report. */
export function canDecideWins({ roles }: StaffMember): boolean {
  return roles.length > 0;
}

/**
 * The core team edits, acknowledges, holds, publishes and corrects. In Discord so does who manages the home
 * guild, which nobody can prove on the web.
 */
export function canReviewReports({ roles }: StaffMember): boolean {
  return roles.includes('core');
}
