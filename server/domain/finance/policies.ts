import type { PlatformRole, User } from '../accounts/user.entity.ts';

/** Somebody with an account, by the roles they have on the platform. */
type Holder = Pick<User, 'roles'>;

const EDITING_ROLE: PlatformRole = 'core';

/** The books are open to all staff: what they come to is published each week. */
export function canReadFinance({ roles }: Holder): boolean {
  return roles.length > 0;
}

/** The core team alone keeps them. */
export function canEditLedger({ roles }: Holder): boolean {
  return roles.includes(EDITING_ROLE);
}
