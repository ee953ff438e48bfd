import { send } from '@koa/send';
import type { HttpMiddleware } from '../http-context.ts';

const YEAR_MS = 31_536_000_000;
const HOUR_MS = 3_600_000;

/**
 * The web app's files: what lies under `/assets/` has its content's hash in its
 * name and is kept for ever, icons and the like under `/static/` for an hour.
 * @param dir the build's `client` folder
 */
export function assets(dir: string): HttpMiddleware {
  return async (ctx, next) => {
    const [, folder] = ctx.path.split('/');
    const isOurs = folder === 'assets' || folder === 'static';
    if (!isOurs || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) return next();
    const isHashed = folder === 'assets';
    await send(ctx, ctx.path, { root: dir, maxage: isHashed ? YEAR_MS : HOUR_MS, immutable: isHashed });
  };
}
