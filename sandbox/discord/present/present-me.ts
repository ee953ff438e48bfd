import type { APIUser } from 'discord-api-types/v10';
import type { User } from '../state/member.ts';
import { presentUser } from './present-user.ts';

/** `GET /users/@me`; the e-mail only for who may read it. */
export function presentMe(user: User, { withEmail }: { withEmail: boolean }) {
  return {
    ...presentUser(user),
    mfa_enabled: user.isBot,
    locale: user.locale,
    premium_type: 0,
    verified: true,
    ...(withEmail ? { email: `${user.username}@example.com` } : {}),
  } satisfies APIUser;
}
