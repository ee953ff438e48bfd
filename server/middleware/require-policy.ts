import type { User } from '#domain/accounts/user.entity.ts';
import { HttpError } from '../errors.ts';
import type { HttpMiddleware } from '../http-context.ts';

/** Lets those through to a page whom a policy allows it; who is signed out signs in first. @throws HttpError 403 `staff_only` */
export function requirePolicy(can: (user: User) => boolean): HttpMiddleware {
  return async (ctx, next) => {
    const { session } = ctx.state;
    if (!session) {
      ctx.redirect(`/auth/discord?returnTo=${encodeURIComponent(ctx.url)}`);
      return;
    }
    if (!can(session.user)) throw new HttpError(403, 'staff_only', 'This page is for staff.');
    await next();
  };
}
