import Koa, { type Middleware } from 'koa';
import type { Gateway } from './gateway/gateway.ts';
import { isLoopbackHost } from './loopback.ts';
import { restApi } from './rest/api.ts';
import { applyFaults } from './rest/apply-faults.ts';
import type { World } from './world.ts';

/** The HTTP side: REST, OAuth2, CDN, control API and page, each at its own path. */
export function createApp(world: World, _gateway: Gateway): Koa {
  const app = new Koa();
  app.on('error', (error) => world.log.error({ err: error }, 'the sandbox failed'));
  app.use(onlyLoopback);
  app.use(underApi(applyFaults(world)));
  app.use(restApi(world).routes());
  return app;
}

/** Any other name is someone else's page in a browser here: DNS rebinding. */
const onlyLoopback: Middleware = async (ctx, next) => {
  if (isLoopbackHost(ctx.get('host'))) return next();
  ctx.status = 403;
  ctx.body = 'The sandbox answers on loopback only.\n';
};

/** `@original` arrives as `%40original`. */
function underApi(middleware: Middleware): Middleware {
  return (ctx, next) => {
    if (!ctx.path.startsWith('/api/')) return next();
    ctx.path = ctx.path.replaceAll('%40', '@');
    return middleware(ctx, next);
  };
}
