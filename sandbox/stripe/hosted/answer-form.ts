import type { RouterContext } from '@koa/router';
import { StripeError } from '../wire/stripe-error.ts';

/** What a person is told of a refusal; null when there was none. */
export function complaintOf(act: () => unknown): string | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof StripeError) return error.message;
    throw error;
  }
}

/** Answers a form with another page, which the browser then asks for. */
export function goTo(ctx: RouterContext, url: string): void {
  ctx.redirect(url);
  ctx.status = 303;
}
