import { createHash, timingSafeEqual } from 'node:crypto';
import Router from '@koa/router';
import type { Registry } from 'prom-client';
import { HttpError } from '../errors.ts';
import type { HttpState } from '../http-context.ts';
import { bearerToken } from './bearer-token.ts';

/** Prometheus figures of this process, for who holds METRICS_TOKEN. Without one the route is off. */
export function metricsRoutes({
  registry,
  token,
}: {
  registry: Registry;
  token: string | undefined;
}): Router<HttpState> {
  const router = new Router<HttpState>();

  router.get('/metrics', async (ctx) => {
    if (!token) throw new HttpError(404, 'not_found', 'Figures are off: METRICS_TOKEN is not set.');
    if (!isSame(bearerToken(ctx), token)) throw new HttpError(403, 'forbidden', 'That is not the METRICS_TOKEN.');
    ctx.type = registry.contentType;
    ctx.body = await registry.metrics();
  });

  return router;
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
