import { send } from '@koa/send';
import type { HttpMiddleware } from '../http-context.ts';

const YEAR_MS = 31_536_000_000;
const HOUR_MS = 3_600_000;

/**
 * The web app's files. What lies under `/assets/` has its content's hash in its name and is kept for ever.
 * @param dir the build's `client` folder
 * @param names the other files at its top, such as `/favicon.svg`
 */
export function assets(dir: string, names: ReadonlySet<string>): HttpMiddleware {
  return async (ctx, next) => {
    const isHashed = ctx.path.startsWith('/assets/');
    if ((ctx.method !== 'GET' && ctx.method !== 'HEAD') || !(isHashed || names.has(ctx.path.slice(1)))) return next();
    await send(ctx, ctx.path, { root: dir, maxage: isHashed ? YEAR_MS : HOUR_MS, immutable: isHashed });
  };
}
