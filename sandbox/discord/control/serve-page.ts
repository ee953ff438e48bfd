import { send } from '@koa/send';
import type { Middleware, ParameterizedContext } from 'koa';
import type { ControlGuard } from './guard.ts';
import { createPageModules, type PageModule } from './page-module.ts';

/** Pictures may also come from the platform's own address, which is another port here. */
const CSP = [
  "default-src 'self'",
  "img-src 'self' data: blob: http://127.0.0.1:* http://localhost:*",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The web page at `/`, which gets the control API's cookie; 404 where the folder has none. */
export function servePage(dir: string, guard: ControlGuard): Middleware {
  const findModule = createPageModules(dir);
  return async (ctx, next) => {
    if (!['GET', 'HEAD'].includes(ctx.method)) return next();
    ctx.set({
      'Content-Security-Policy': CSP,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-cache',
    });
    const module = await findModule(ctx.path);
    if (module) return serveModule(ctx, module);
    if (ctx.path !== '/' && !/\.(css|svg)$/.test(ctx.path)) return next();
    await send(ctx, ctx.path === '/' ? '/index.html' : ctx.path, { root: dir, extensions: false }).catch(
      (error: { status?: number }) => {
        if (error.status !== 404) throw error;
      },
    );
    if (ctx.path === '/' && ctx.status === 200) guard.admit(ctx);
    return undefined;
  };
}

function serveModule(ctx: ParameterizedContext, { code, changedAt }: PageModule): void {
  ctx.status = 200;
  ctx.lastModified = changedAt;
  if (ctx.fresh) {
    ctx.status = 304;
    return;
  }
  ctx.type = 'text/javascript';
  ctx.body = code;
}
