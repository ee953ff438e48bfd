import type { HttpContext } from '../http-context.ts';

/** What only some may see is kept by no cache. */
export function keepPrivate(ctx: HttpContext): void {
  ctx.set('Cache-Control', 'private, no-store');
}
