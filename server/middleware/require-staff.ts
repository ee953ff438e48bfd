import { isStaff } from '#domain/accounts/is-staff.ts';
import { HttpError } from '../errors.ts';
import type { HttpMiddleware } from '../http-context.ts';

/** Lets staff through to a page; who is signed out signs in first. @throws HttpError 403 `staff_only` */
export const requireStaff: HttpMiddleware = async (ctx, next) => {
  const { session } = ctx.state;
  if (!session) {
    ctx.redirect(`/auth/discord?returnTo=${encodeURIComponent(ctx.url)}`);
    return;
  }
  if (!isStaff(session.user)) throw new HttpError(403, 'staff_only', 'This page is for staff.');
  await next();
};
