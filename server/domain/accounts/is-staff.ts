import type { User } from './user.entity.ts';

/** Whoever has a role on the platform: core, support or moderator. */
export function isStaff({ roles }: Pick<User, 'roles'>): boolean {
  return roles.length > 0;
}
