import type { PlatformRole, User } from '../../accounts/user.entity.ts';

const ROLES: readonly PlatformRole[] = ['core', 'support', 'moderator'];

/** The tickets of every guild, and their figures, are for the platform's staff. */
export function canWorkTickets({ roles }: Pick<User, 'roles'>): boolean {
  return roles.some((role) => ROLES.includes(role));
}
