import Router from '@koa/router';
import type { ParameterizedContext } from 'koa';
import { DiscordError } from '../discord-error.ts';
import { readBytes } from '../rest/read-body.ts';
import type { World } from '../world.ts';
import type { Grant } from './authorizations.ts';
import { type AuthorizeRequest, readAuthorizeRequest } from './authorize-request.ts';
import { isClient } from './client-credentials.ts';
import { consentPage } from './consent-page.ts';

const MAX_FORM_BYTES = 64 * 1024;
const AUTHORIZE = ['/oauth2/authorize', '/api{/:version}/oauth2/authorize'];

/** Sign-in with Discord, authorization code grant with or without PKCE. https://discord.com/developers/docs/topics/oauth2 */
export function oauth2Routes(world: World): Router {
  const router = new Router();

  router.get(AUTHORIZE, (ctx) => {
    const request = readAuthorizeRequest(world, ctx.URL.searchParams);
    ctx.type = 'html';
    ctx.set('Cache-Control', 'no-store');
    ctx.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    ctx.set('Referrer-Policy', 'same-origin');
    ctx.body = consentPage(world.state, request, ctx.querystring);
  });
  router.post(AUTHORIZE, async (ctx) => {
    if (ctx.get('origin') !== `http://${ctx.get('host')}`)
      throw new DiscordError(403, 0, 'Consent is given on this page only.');
    const request = readAuthorizeRequest(world, ctx.URL.searchParams);
    const form = new URLSearchParams((await readBytes(ctx.req, MAX_FORM_BYTES)).toString('utf8'));
    ctx.redirect(answerOf(world, request, form.get('user_id') ?? ''));
    ctx.status = 303;
  });
  router.post('/api{/:version}/oauth2/token', async (ctx) => {
    const form = new URLSearchParams((await readBytes(ctx.req, MAX_FORM_BYTES)).toString('utf8'));
    ctx.set('Cache-Control', 'no-store');
    answerToken(world, ctx, form);
  });
  router.post('/api{/:version}/oauth2/token/revoke', async (ctx) => {
    const form = new URLSearchParams((await readBytes(ctx.req, MAX_FORM_BYTES)).toString('utf8'));
    if (!isClient(world, ctx.get('authorization'), form)) refuse(ctx, 401, 'invalid_client');
    else {
      world.authorizations.revoke(form.get('token') ?? '');
      ctx.body = {};
    }
  });
  return router;
}

/** Where the browser goes next: with a code, or, where no member was chosen, with a refusal. RFC 6749, 4.1.2 */
function answerOf(world: World, request: AuthorizeRequest, userId: string): string {
  const target = new URL(request.redirectUri);
  if (request.state !== null) target.searchParams.set('state', request.state);
  if (world.state.users.get(userId)?.isBot === false) {
    const { scopes, redirectUri, challenge } = request;
    target.searchParams.set('code', world.authorizations.issueCode({ userId, scopes, redirectUri, challenge }));
  } else {
    target.searchParams.set('error', 'access_denied');
    target.searchParams.set('error_description', 'The resource owner or authorization server denied the request');
  }
  return target.href;
}

/** RFC 6749, 4.1.3 and 5.2 */
function answerToken(world: World, ctx: ParameterizedContext, form: URLSearchParams): void {
  const isKnown = isClient(world, ctx.get('authorization'), form);
  const redeem = redeemerOf(world, form);
  const grant = isKnown ? redeem?.() : null;
  if (!isKnown) refuse(ctx, 401, 'invalid_client');
  else if (!redeem) refuse(ctx, 400, 'unsupported_grant_type');
  else if (!grant) refuse(ctx, 400, 'invalid_grant', 'Invalid "code" or "refresh_token" in request.');
  else ctx.body = presentGrant(grant, world.clock.now());
}

function redeemerOf({ authorizations }: World, form: URLSearchParams): (() => Grant | null) | null {
  const field = (name: string) => form.get(name) ?? '';
  if (field('grant_type') === 'refresh_token') return () => authorizations.refresh(field('refresh_token'));
  if (field('grant_type') !== 'authorization_code') return null;
  return () => authorizations.redeemCode(field('code'), field('redirect_uri'), form.get('code_verifier'));
}

function presentGrant({ accessToken, refreshToken, scopes, expiresAt }: Grant, nowMs: number): object {
  return {
    token_type: 'Bearer',
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_in: Math.floor((expiresAt - nowMs) / 1000),
    scope: scopes.join(' '),
  };
}

function refuse(ctx: ParameterizedContext, status: number, error: string, error_description?: string): void {
  ctx.status = status;
  ctx.body = error_description === undefined ? { error } : { error, error_description };
}
