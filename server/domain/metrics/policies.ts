import type { PlatformRole, User } from '../accounts/user.entity.ts';

/** Somebody with an account, by the roles they have on the platform. */
type Holder = Pick<User, 'roles'>;

const EDITING_ROLES: readonly PlatformRole[] = ['core', 'support'];

/** Figures that are still moving are for all staff. */
export function canReadMetrics({ roles }: Holder): boolean {
  return roles.length > 0;
}

/** Those who look after the figures record and correct them, edit what is counted and ask the sources anew. */
export function canEditMetrics({ roles }: Holder): boolean {
  return roles.some((role) => EDITING_ROLES.includes(role));
}
