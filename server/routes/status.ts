import Router from '@koa/router';
import { z } from 'zod';
import { isStaff } from '#domain/accounts/is-staff.ts';
import type { Domain } from '#domain/domain.ts';
import type { HttpContext, HttpState } from '../http-context.ts';
import type { Live } from '../live.ts';
import { platformPartSchema, presentPart, presentRtmp, presentSignIn } from '../presenters/platform-part.ts';
import type { RtmpState } from '../rtmp-state.ts';
import type { Renderer } from '../web/render.ts';
import { type ApiRoute, apiRoute } from './api-route.ts';
import { showPage } from './pages.ts';

interface Parts extends Pick<Domain, 'platformStatus'> {
  live: Pick<Live, 'mediaState'>;
  /** Whether members can sign in here. */
  canSignIn: boolean;
  rtmp: RtmpState;
}

/** `/status`: how the platform is, for everyone; staff see why something is off or broken. */
export function statusRoutes({ renderer, ...parts }: Parts & { renderer: Renderer }): Router<HttpState> {
  const router = new Router<HttpState>();
  router.get('/status', async (ctx) => {
    showPage(ctx, renderer, { status: await partsFor(ctx, parts) });
  });
  return router;
}

/** The same as JSON. */
export function statusApiRoutes(parts: Parts): ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: '/status',
      summary: 'How the parts of the platform are',
      tag: 'status',
      access: 'anyone',
      status: 200,
      answer: z.object({ data: z.array(platformPartSchema), nextCursor: z.null() }),
      async handle({ ctx }) {
        ctx.set('Cache-Control', 'no-store');
        return { data: await partsFor(ctx, parts), nextCursor: null };
      },
    }),
  ];
}

async function partsFor(ctx: HttpContext, { platformStatus, live, canSignIn, rtmp }: Parts) {
  const { session } = ctx.state;
  const forStaff = session !== null && session !== undefined && isStaff(session.user);
  const parts = await platformStatus.list(live.mediaState);
  const [first = [], rest = []] = [
    parts.filter(({ key }) => key !== 'source'),
    parts.filter(({ key }) => key === 'source'),
  ];
  return [
    ...first.map((part) => presentPart(part, forStaff)),
    presentRtmp(rtmp, forStaff),
    presentSignIn(canSignIn, forStaff),
    ...rest.map((part) => presentPart(part, forStaff)),
  ];
}
