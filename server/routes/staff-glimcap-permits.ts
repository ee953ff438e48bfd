import type { User } from '#domain/accounts/user.entity.ts';
import { canDecideWins, canReadDrafts, canReviewReports } from '#domain/glimcap/policies.ts';
import { HttpError } from '../errors.ts';
import type { HttpContext } from '../http-context.ts';
import { requireUser } from './api-route.ts';

/** @throws HttpError 401, 403 `staff_only` */
export function requireReader(ctx: HttpContext): User {
  const user = requireUser(ctx);
  if (canReadDrafts(user)) return user;
  throw new HttpError(403, 'staff_only', 'This is for staff.');
}

/** @throws HttpError 401, 403 `staff_only` */
export function requireWinDecider(ctx: HttpContext): User {
  const user = requireUser(ctx);
  if (canDecideWins(user)) return user;
  throw new HttpError(403, 'staff_only', 'This is for staff.');
}

/** @throws HttpError 401, 403 `reviewer_only` */
export function requireReviewer(ctx: HttpContext): User {
  const user = requireUser(ctx);
  if (canReviewReports(user)) return user;
  throw new HttpError(403, 'reviewer_only', 'Only the core team can review a Glimcap.');
}
