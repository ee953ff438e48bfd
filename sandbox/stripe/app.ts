import Koa, { type Middleware } from 'koa';
import { isLoopbackHost } from '../loopback.ts';
import { controlRoutes } from './control/control-routes.ts';
import { controlGuard } from './control/guard.ts';
import { connectPages } from './hosted/connect-pages.ts';
import { hostedRoutes } from './hosted/hosted-routes.ts';
import { accountLinkRoutes } from './routes/account-link-routes.ts';
import { accountRoutes } from './routes/account-routes.ts';
import { catalogueRoutes } from './routes/catalogue-routes.ts';
import { checkoutRoutes } from './routes/checkout-routes.ts';
import { customerRoutes } from './routes/customer-routes.ts';
import { eventRoutes } from './routes/event-routes.ts';
import { invoiceRoutes } from './routes/invoice-routes.ts';
import { paymentMethodRoutes } from './routes/payment-method-routes.ts';
import { paymentRoutes } from './routes/payment-routes.ts';
import { portalRoutes } from './routes/portal-routes.ts';
import { subscriptionRoutes } from './routes/subscription-routes.ts';
import { transferRoutes } from './routes/transfer-routes.ts';
import { restApi } from './wire/api.ts';
import { createApiFaults } from './wire/api-faults.ts';
import { StripeError } from './wire/stripe-error.ts';
import type { World } from './world.ts';

const ROUTES = [
  ...catalogueRoutes,
  ...customerRoutes,
  ...paymentMethodRoutes,
  ...checkoutRoutes,
  ...portalRoutes,
  ...subscriptionRoutes,
  ...invoiceRoutes,
  ...paymentRoutes,
  ...accountRoutes,
  ...accountLinkRoutes,
  ...transferRoutes,
  ...eventRoutes,
];

/** The HTTP side: the API under `/v1`, the hosted pages, and the control API. */
export function createApp(world: World): Koa {
  const faults = createApiFaults();
  const app = new Koa();
  app.on('error', (error: Error) => world.log.error({ err: error }, 'the Stripe sandbox failed'));
  app.use(onlyLoopback);
  app.use(answerErrors(world));
  app.use(restApi(world, ROUTES, faults));
  app.use(controlGuard(world.options.controlToken));
  app.use(controlRoutes(world, faults).routes());
  app.use(hostedRoutes(world).routes());
  app.use(connectPages(world).routes());
  return app;
}

/** Any other name is someone else's page in a browser here: DNS rebinding. */
const onlyLoopback: Middleware = async (ctx, next) => {
  if (isLoopbackHost(ctx.get('host'))) return next();
  ctx.status = 403;
  ctx.body = 'The sandbox answers on loopback only.\n';
};

/** Refusals keep their words; anything else is a bug of ours and is logged. */
function answerErrors({ log }: World): Middleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      const isKnown = error instanceof StripeError;
      if (!isKnown) log.error({ err: error, method: ctx.method, path: ctx.path }, 'the Stripe sandbox failed');
      ctx.status = isKnown ? error.status : 500;
      ctx.body = { error: isKnown ? error.body : { type: 'api_error', message: 'An unknown error occurred.' } };
    }
  };
}
