import { join } from 'node:path';
import Koa, { type Middleware } from 'koa';
import { isLoopbackHost } from '../loopback.ts';
import { cdnRoutes } from './cdn/cdn-routes.ts';
import { accountRoutes } from './control/account-routes.ts';
import { actingRoutes } from './control/acting-routes.ts';
import { channelControlRoutes } from './control/channel-routes.ts';
import { emojiControlRoutes } from './control/emoji-control-routes.ts';
import { faultRoutes } from './control/fault-routes.ts';
import { createControlGuard } from './control/guard.ts';
import { guildControlRoutes } from './control/guild-routes.ts';
import { memberControlRoutes } from './control/member-routes.ts';
import { moderationRoutes } from './control/moderation-routes.ts';
import { roleControlRoutes } from './control/role-routes.ts';
import { scheduledEventControlRoutes } from './control/scheduled-event-control-routes.ts';
import { seeingRoutes } from './control/seeing-routes.ts';
import { servePage } from './control/serve-page.ts';
import { stickerControlRoutes } from './control/sticker-control-routes.ts';
import type { Sessions } from './gateway/sessions.ts';
import type { Line } from './line.ts';
import { oauth2Routes } from './oauth2/oauth2-routes.ts';
import { answerError } from './rest/answer-error.ts';
import { restApi } from './rest/api.ts';
import { applyFaults } from './rest/apply-faults.ts';
import type { World } from './world.ts';

const PAGE_DIR = join(import.meta.dirname, 'page');

/** The HTTP side: REST, OAuth2, CDN, control API and page, each at its own path. */
export function createApp(world: World, sessions: Sessions, line: Line): Koa {
  const guard = createControlGuard(world);
  const app = new Koa();
  app.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that leaves in the middle, as every open page does in the end.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') world.log.error({ err: error }, 'the sandbox failed');
  });
  app.use(onlyLoopback);
  app.use(under('/api/', applyFaults(world)));
  app.use(answerErrors(world));
  app.use(oauth2Routes(world).routes());
  app.use(restApi(world).routes());
  app.use(cdnRoutes(world).routes());
  app.use(under('/control/', guard.middleware));
  app.use(actingRoutes(world).routes());
  app.use(moderationRoutes(world).routes());
  app.use(accountRoutes(world).routes());
  app.use(seeingRoutes(world).routes());
  app.use(guildControlRoutes(world).routes());
  app.use(emojiControlRoutes(world).routes());
  app.use(stickerControlRoutes(world).routes());
  app.use(scheduledEventControlRoutes(world).routes());
  app.use(memberControlRoutes(world).routes());
  app.use(roleControlRoutes(world).routes());
  app.use(channelControlRoutes(world).routes());
  app.use(faultRoutes(world, sessions, line).routes());
  app.use(servePage(world.options.pageDir ?? PAGE_DIR, guard));
  return app;
}

/** Any other name is someone else's page in a browser here: DNS rebinding. */
const onlyLoopback: Middleware = async (ctx, next) => {
  if (isLoopbackHost(ctx.get('host'))) return next();
  ctx.status = 403;
  ctx.body = 'The sandbox answers on loopback only.\n';
};

/** Runs a middleware for one part of the tree, its paths decoded as far as `@original` needs (`%40original`). */
function under(prefix: string, middleware: Middleware): Middleware {
  return (ctx, next) => {
    if (!ctx.path.startsWith(prefix)) return next();
    ctx.path = ctx.path.replaceAll('%40', '@');
    return middleware(ctx, next);
  };
}

function answerErrors(world: World): Middleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      answerError(world, ctx, error);
    }
  };
}
