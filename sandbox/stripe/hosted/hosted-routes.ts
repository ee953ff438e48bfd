import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Router, { type RouterContext } from '@koa/router';
import { completeCheckout } from '../engine/complete-checkout.ts';
import { find } from '../state/find.ts';
import type { CheckoutSession, PortalSession } from '../state/objects.ts';
import { decodeForm } from '../wire/form.ts';
import { readText } from '../wire/read-text.ts';
import type { World } from '../world.ts';
import { complaintOf, goTo } from './answer-form.ts';
import { checkoutOverPage, checkoutPage } from './checkout-page.ts';
import { protect, refuseOtherOrigins } from './page-guard.ts';
import { actInPortal } from './portal-actions.ts';
import { portalPage } from './portal-page.ts';
import { readCard } from './read-card.ts';

/** The pages that Stripe hosts: Checkout and the customer portal. Their addresses are secrets. */
export function hostedRoutes(world: World): Router {
  const router = new Router();
  const session = (ctx: RouterContext) => find(world, 'checkout.session', String(ctx.params.id));
  const portal = (ctx: RouterContext) => {
    const id = world.state.hidden.portalKeys.get(String(ctx.params.key));
    return find(world, 'billing_portal.session', id ?? '');
  };

  router.get('/hosted.css', async (ctx) => {
    ctx.type = 'css';
    ctx.body = await readFile(join(import.meta.dirname, 'hosted.css'));
  });

  router.get('/c/pay/:id', (ctx) => showCheckout(ctx, session(ctx), null));
  router.post('/c/pay/:id', async (ctx) => {
    refuseOtherOrigins(ctx, world.url);
    const form = decodeForm(await readText(ctx.req));
    const paid = session(ctx);
    const problem = complaintOf(() => completeCheckout(world, paid, readCard(world, form)));
    if (problem === null) goTo(ctx, (paid.success_url ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', paid.id));
    else showCheckout(ctx, paid, problem);
  });

  router.get('/p/session/:key', (ctx) => showPortal(ctx, portal(ctx), null));
  router.post('/p/session/:key', async (ctx) => {
    refuseOtherOrigins(ctx, world.url);
    const form = decodeForm(await readText(ctx.req));
    const problem = complaintOf(() => actInPortal(world, portal(ctx), form));
    if (problem === null) goTo(ctx, ctx.path);
    else showPortal(ctx, portal(ctx), problem);
  });

  return router;

  function showCheckout(ctx: RouterContext, shown: CheckoutSession, problem: string | null): void {
    protect(ctx, [shown.success_url]);
    if (problem) ctx.status = 402;
    ctx.body = shown.status === 'open' ? checkoutPage(world, shown, problem) : checkoutOverPage(shown);
  }

  function showPortal(ctx: RouterContext, shown: PortalSession, problem: string | null): void {
    protect(ctx, []);
    if (problem) ctx.status = 402;
    ctx.body = portalPage(world, shown, problem);
  }
}
