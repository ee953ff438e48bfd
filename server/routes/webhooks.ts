import Router from '@koa/router';
import type { Domain } from '#domain/domain.ts';
import { HttpError } from '../errors.ts';
import type { HttpState } from '../http-context.ts';
import type { WebhookVerifier } from '../webhook-verifier.ts';
import { readText } from './read-text.ts';

/** Stripe's events are some kilobytes. */
const MAX_BYTES = 1_000_000;

interface Parts extends Pick<Domain, 'billingEvents'> {
  /** Null where nothing is sold. */
  stripe: WebhookVerifier | null;
}

/** Where other services tell us of what happened. Of what they say nothing is believed but that it is worth a look. */
export function webhookRoutes({ billingEvents, stripe }: Parts): Router<HttpState> {
  const router = new Router<HttpState>({ prefix: '/webhooks' });

  router.post('/stripe', async (ctx) => {
    if (!stripe) throw new HttpError(503, 'webhooks_off', 'The operator has not set STRIPE_WEBHOOK_SECRET.');
    const notice = stripe.verify(await readText(ctx, MAX_BYTES), ctx.get('Stripe-Signature'));
    if (!notice) throw new HttpError(400, 'bad_signature', 'The signature is not valid for this body, or is too old.');
    if (stripe.isHandled(notice.type)) await billingEvents.receive(notice);
    ctx.body = { received: true };
  });

  return router;
}
