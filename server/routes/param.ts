import type { HttpContext } from '../http-context.ts';

/** A parameter that the route's own path names, so it is always there. */
export function param(ctx: HttpContext & { params: Record<string, string | undefined> }, name: string): string {
  const value = ctx.params[name];
  if (value === undefined) throw new TypeError(`the route has no parameter ${name}`);
  return value;
}
