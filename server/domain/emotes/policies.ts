import type { PlatformRole, User } from '../accounts/user.entity.ts';
import type { Emote } from './emote.entity.ts';

/** Somebody with an account, by the roles they have on the platform. */
type Holder = Pick<User, 'roles'>;

const REVIEWING_ROLES: readonly PlatformRole[] = ['core', 'moderator'];

/** Who decides on emotes: the core team and moderators. */
export function canReviewEmotes({ roles }: Holder): boolean {
  return roles.some((role) => REVIEWING_ROLES.includes(role));
}

/** Static emotes are for all, those that move for who supports the platform with a subscription. */
export function mayUse({ state, isAnimated }: Pick<Emote, 'state' | 'isAnimated'>, isSubscriber: boolean): boolean {
  return state === 'approved' && (!isAnimated || isSubscriber);
}
