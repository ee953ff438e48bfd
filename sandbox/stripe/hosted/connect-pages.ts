import Router, { type RouterContext } from '@koa/router';
import { finishOnboarding } from '../engine/finish-onboarding.ts';
import { randomText } from '../ids.ts';
import type { Account } from '../state/objects.ts';
import type { AccountLinkTerms, LoginLinkTerms } from '../state/state.ts';
import { errors } from '../wire/errors.ts';
import { decodeForm, type Form } from '../wire/form.ts';
import { readText } from '../wire/read-text.ts';
import type { World } from '../world.ts';
import { complaintOf, goTo } from './answer-form.ts';
import { expressOverPage, expressPage } from './express-page.ts';
import { onboardingPage } from './onboarding-page.ts';
import { protect, refuseOtherOrigins } from './page-guard.ts';
import { readOnboarding } from './read-onboarding.ts';

const KEY_LENGTH = 40;

/**
 * The pages that Stripe hosts for connected accounts: onboarding and the Express dashboard. A link opens its page
 * once; the page itself has an address of its own, which can be loaded again.
 */
export function connectPages(world: World): Router {
  const router = new Router();
  const { accountLinks, countryChoices, loginLinks } = world.state.hidden;
  const accountOf = ({ account }: { account: string }) => world.state.tables.account.get(account);

  router.get('/setup/e/:account/:key', (ctx) => {
    const link = linkOf(accountLinks, ctx);
    if (link.session !== null || link.expiresAt <= world.clock.now() || !accountOf(link)) goTo(ctx, link.refreshUrl);
    else goTo(ctx, `/setup/s/${enter(link)}`);
  });
  router.get('/setup/s/:session', (ctx) => {
    const link = sessionOf(accountLinks, ctx);
    const account = accountOf(link);
    if (link.isOver || !account) goTo(ctx, link.refreshUrl);
    else showOnboarding(ctx, { link, account, problem: null });
  });
  router.post('/setup/s/:session', async (ctx) => {
    refuseOtherOrigins(ctx, world.url);
    const form = decodeForm(await readText(ctx.req));
    const link = sessionOf(accountLinks, ctx);
    const account = accountOf(link);
    if (link.isOver || !account) return goTo(ctx, link.refreshUrl);
    const problem = complaintOf(() => leaveOnboarding(link, account, form));
    if (problem === null) return goTo(ctx, link.returnUrl);
    ctx.status = 400;
    showOnboarding(ctx, { link, account, problem });
  });

  router.get('/express/s/:session', (ctx) => {
    const account = accountOf(sessionOf(loginLinks, ctx));
    protect(ctx, []);
    ctx.body = account ? expressPage(world, account) : expressOverPage();
  });
  router.get('/express/:account/:key', (ctx) => {
    const link = linkOf(loginLinks, ctx);
    if (link.session === null && accountOf(link)) return goTo(ctx, `/express/s/${enter(link)}`);
    protect(ctx, []);
    ctx.status = 410;
    ctx.body = expressOverPage();
  });

  return router;

  function enter(link: AccountLinkTerms | LoginLinkTerms): string {
    link.session = randomText(KEY_LENGTH);
    world.touch();
    return link.session;
  }

  function leaveOnboarding(link: AccountLinkTerms, account: Account, form: Form): void {
    if (form.action === 'finish') finishOnboarding(world, account, readOnboarding(world, account, form));
    else if (form.action !== 'later') throw errors.badState('The page has no such button.');
    link.isOver = true;
    world.touch();
  }

  function showOnboarding(
    ctx: RouterContext,
    { link, account, problem }: { link: AccountLinkTerms; account: Account; problem: string | null },
  ): void {
    protect(ctx, [link.returnUrl, link.refreshUrl]);
    ctx.body = onboardingPage(account, { mayChooseCountry: countryChoices.has(account.id), problem });
  }
}

function linkOf<Terms extends { account: string }>(links: Map<string, Terms>, ctx: RouterContext): Terms {
  const link = links.get(String(ctx.params.key));
  if (link && link.account === ctx.params.account) return link;
  throw errors.unknownUrl(ctx.method, ctx.path);
}

function sessionOf<Terms extends { session: string | null }>(links: Map<string, Terms>, ctx: RouterContext): Terms {
  const link = [...links.values()].find(({ session }) => session === ctx.params.session);
  if (link) return link;
  throw errors.unknownUrl(ctx.method, ctx.path);
}
