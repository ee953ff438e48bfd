import Router from '@koa/router';
import type { HttpState } from '../http-context.ts';

/** What this process needs to do its own work; each answers within a second or is down. */
export type Checks = Record<string, () => Promise<void>>;

const TIMEOUT_MS = 1_000;

/** Liveness is answering at all; readiness is this process's own: what others lack never takes it out of the balancer. */
export function healthRoutes(checks: Checks): Router<HttpState> {
  const router = new Router<HttpState>({ prefix: '/health' });

  router.get('/live', (ctx) => {
    ctx.body = { status: 'ok' };
  });

  router.get('/ready', async (ctx) => {
    const entries = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await outcome(check)] as const),
    );
    const isReady = entries.every(([, result]) => result === 'ok');
    ctx.status = isReady ? 200 : 503;
    ctx.body = { status: isReady ? 'ok' : 'not ready', checks: Object.fromEntries(entries) };
  });

  return router;
}

async function outcome(check: () => Promise<void>): Promise<'ok' | 'down'> {
  const late = new Promise<'down'>((resolve) => {
    setTimeout(resolve, TIMEOUT_MS, 'down').unref();
  });
  const checked = check().then(
    () => 'ok' as const,
    () => 'down' as const, // the reason is in the log of whatever is down; outsiders need not know
  );
  return Promise.race([checked, late]);
}
