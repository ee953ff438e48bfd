import type { IncomingMessage } from 'node:http';
import Router from '@koa/router';
import * as z from 'zod/mini';
import { completeCheckout } from '../engine/complete-checkout.ts';
import { findAccount } from '../engine/find-account.ts';
import { finishOnboarding } from '../engine/finish-onboarding.ts';
import { restrictAccount } from '../engine/restrict-account.ts';
import { advanceBy } from '../engine/run-due.ts';
import { newPaymentMethod } from '../objects/new-payment-method.ts';
import { findTestCard } from '../objects/test-cards.ts';
import { find } from '../state/find.ts';
import type { ApiFaults } from '../wire/api-faults.ts';
import { errors } from '../wire/errors.ts';
import { readText } from '../wire/read-text.ts';
import type { World } from '../world.ts';

const ADVANCE = z.strictObject({ seconds: z.int().check(z.minimum(1), z.maximum(400 * 86_400)) });
const ORDER = z.strictObject({
  kind: z.enum(['drop', 'duplicate', 'hold']),
  type: z.optional(z.string()),
  times: z.optional(z.int().check(z.minimum(1))),
});
const RELEASE = z.strictObject({ from: z._default(z.enum(['oldest', 'newest']), 'oldest') });
const FAULT = z.strictObject({
  status: z.int().check(z.minimum(0), z.maximum(599)),
  path: z.optional(z.string()),
  method: z.optional(z.string()),
  times: z.optional(z.int().check(z.minimum(1))),
  afterWork: z.optional(z.boolean()),
});
const ACCOUNT = z.strictObject({ account: z.string() });
const PAY = z.strictObject({ session: z.string(), number: z._default(z.string(), '4242424242424242') });

/** `/control/…`: time, the fate of deliveries, and faults of the API, for tests and for the curious. */
export function controlRoutes(world: World, faults: ApiFaults): Router {
  const router = new Router({ prefix: '/control' });
  const { deliveries } = world;

  router.post('/advance', async (ctx) => {
    advanceBy(world, (await readJson(ctx.req, ADVANCE)).seconds * 1000);
    ctx.body = { now: world.clock.now() };
  });
  router.post('/pay', async (ctx) => {
    const { session, number } = await readJson(ctx.req, PAY);
    const card = findTestCard(number);
    if (!card) throw errors.badParam('number', 'That is no test card.');
    ctx.body = completeCheckout(world, find(world, 'checkout.session', session), newPaymentMethod(world, { card }));
  });
  router.post('/onboard', async (ctx) => {
    ctx.body = finishOnboarding(world, findAccount(world, (await readJson(ctx.req, ACCOUNT)).account));
  });
  router.post('/restrict', async (ctx) => {
    ctx.body = restrictAccount(world, findAccount(world, (await readJson(ctx.req, ACCOUNT)).account));
  });
  router.post('/deliveries/orders', async (ctx) => {
    deliveries.orders.add(await readJson(ctx.req, ORDER));
    ctx.status = 204;
  });
  router.delete('/deliveries/orders', (ctx) => {
    deliveries.orders.clear();
    ctx.status = 204;
  });
  router.post('/deliveries/release', async (ctx) => {
    await deliveries.release((await readJson(ctx.req, RELEASE)).from);
    ctx.status = 204;
  });
  router.post('/events/:id/resend', (ctx) => {
    deliveries.resend(find(world, 'event', String(ctx.params.id)));
    ctx.status = 204;
  });
  router.get('/deliveries', async (ctx) => {
    await deliveries.settled();
    ctx.body = deliveries.attempts();
  });
  router.post('/faults', async (ctx) => {
    faults.add(await readJson(ctx.req, FAULT));
    ctx.status = 204;
  });
  router.delete('/faults', (ctx) => {
    faults.clear();
    ctx.status = 204;
  });
  return router;
}

async function readJson<Schema extends z.ZodMiniType>(
  request: IncomingMessage,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const result = schema.safeParse(parse(await readText(request)));
  if (result.success) return result.data;
  throw errors.badState(result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text || '{}');
  } catch {
    throw errors.badState('The body is not JSON.');
  }
}
