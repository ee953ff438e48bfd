import { stat } from 'node:fs/promises';
import { send } from '@koa/send';
import type { Middleware } from 'koa';
import type { ControlGuard } from './guard.ts';

const CSP =
  "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** The web page at `/`, which gets the control API's cookie; 404 where the folder has none. */
export function servePage(dir: string, guard: ControlGuard): Middleware {
  return async (ctx, next) => {
    if (!['GET', 'HEAD'].includes(ctx.method) || !(await isFolder(dir))) return next();
    ctx.set({ 'Content-Security-Policy': CSP, 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' });
    const path = ctx.path === '/' ? '/index.html' : ctx.path;
    await send(ctx, path, { root: dir, extensions: false }).catch((error: { status?: number }) => {
      if (error.status !== 404) throw error;
    });
    if (ctx.path === '/' && ctx.status === 200) guard.admit(ctx);
    return undefined;
  };
}

async function isFolder(dir: string): Promise<boolean> {
  return stat(dir).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
