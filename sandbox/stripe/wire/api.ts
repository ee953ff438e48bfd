import type { Middleware, ParameterizedContext } from 'koa';
import { newId } from '../ids.ts';
import { API_VERSION } from '../state/objects.ts';
import type { World } from '../world.ts';
import type { ApiFault, ApiFaults } from './api-faults.ts';
import { authenticate } from './authenticate.ts';
import { errors } from './errors.ts';
import { expand } from './expand.ts';
import { decodeForm, type Form } from './form.ts';
import { type Answer, answerOf, createIdempotency } from './idempotency.ts';
import { createRateLimit } from './rate-limit.ts';
import { readText } from './read-text.ts';
import type { Route } from './route.ts';

const REQUESTS_PER_SECOND = 100;

/** `/v1/…`: who calls, how often, in which version, under which key, and then the route. */
export function restApi(world: World, routes: Route[], faults: ApiFaults): Middleware {
  const { secretKey, machineMs = Date.now, requestsPerSecond = REQUESTS_PER_SECOND } = world.options;
  const idempotency = createIdempotency(machineMs);
  const limit = createRateLimit(requestsPerSecond, machineMs);

  return async (ctx, next) => {
    if (!ctx.path.startsWith('/v1/')) return next();
    const requestId = newId('req');
    const fault = faults.take(ctx.method, ctx.path);
    if (fault && !fault.afterWork) return misbehave(ctx, fault, requestId);
    const answer = await answerTo(ctx, requestId);
    if (fault) return misbehave(ctx, fault, requestId);
    return send(ctx, answer);
  };

  async function answerTo(ctx: ParameterizedContext, requestId: string): Promise<Answer> {
    try {
      authenticate(ctx.get('authorization'), secretKey);
      limit.take();
      const version = ctx.get('stripe-version') || API_VERSION;
      if (version !== API_VERSION) throw errors.unknownVersion(version);
      if (ctx.get('stripe-account') !== '') throw errors.actsForPlatformOnly();
      return respond(ctx, requestId, await readText(ctx.req));
    } catch (error) {
      return answerOf(error, requestId);
    }
  }

  function respond(ctx: ParameterizedContext, requestId: string, body: string): Answer {
    const key = ctx.method === 'POST' ? ctx.get('idempotency-key') : '';
    const form = decodeForm(ctx.method === 'POST' ? body : ctx.querystring);
    const work = () => run(ctx, { form, requestId, key });
    if (key === '') return work();
    ctx.set('Idempotency-Key', key);
    const { answer, isReplayed } = idempotency.once(key, `${ctx.method} ${ctx.path} ${body}`, work);
    if (isReplayed) ctx.set({ 'Idempotent-Replayed': 'true', 'Original-Request': answer.requestId });
    return isReplayed ? { ...answer, requestId } : answer;
  }

  function run(ctx: ParameterizedContext, call: { form: Form; requestId: string; key: string }): Answer {
    const { expand: paths, ...params } = call.form;
    const cause = { id: call.requestId, idempotency_key: call.key || null };
    try {
      const { route, id } = match(routes, ctx.method, ctx.path);
      const object = route.handle({ world: { ...world, cause }, id, url: ctx.path, params });
      return { status: 200, body: expand(world, object, namesOf(paths)), requestId: call.requestId };
    } catch (error) {
      return answerOf(error, call.requestId);
    }
  }
}

function match(routes: Route[], method: string, path: string): { route: Route; id: string } {
  for (const route of routes) {
    const pattern = new RegExp(`^${route.path.replace(':id', '([^/]+)')}/?$`);
    const found = route.method === method ? pattern.exec(path) : null;
    if (found) return { route, id: decodeURIComponent(found[1] ?? '') };
  }
  throw errors.unknownUrl(method, path);
}

function namesOf(paths: Form[string] | undefined): string[] {
  if (paths === undefined) return [];
  return (Array.isArray(paths) ? paths : [paths]).filter((path) => typeof path === 'string');
}

function send(ctx: ParameterizedContext, { status, body, requestId }: Answer): void {
  ctx.status = status;
  ctx.set({ 'Request-Id': requestId, 'Stripe-Version': API_VERSION, 'Cache-Control': 'no-cache, no-store' });
  if (status === 401) ctx.set('WWW-Authenticate', 'Bearer realm="Stripe"');
  if (status === 429) ctx.set('Stripe-Rate-Limited-Reason', 'global-rate');
  ctx.type = 'json';
  ctx.body = `${JSON.stringify(body, null, 2)}\n`;
}

function misbehave(ctx: ParameterizedContext, { status }: ApiFault, requestId: string): void {
  if (status === 0) {
    ctx.respond = false;
    ctx.req.socket.destroy();
    return;
  }
  send(ctx, answerOf(status === 429 ? errors.rateLimited() : errors.broken(), requestId));
  ctx.status = status;
}
