import * as assert from 'uvu/assert';
import {
  APPLICATION_ID,
  CLIENT_SECRET,
  startTestSandbox,
  type TestSandbox,
} from '../../sandbox/discord/testing/test-sandbox.ts';
import { openTestApp, type TestApp } from '../../tests/support/app.ts';
import { suite } from '../../tests/support/suite.ts';
import { createDiscordOAuth } from '../discord-oauth.ts';

interface Context extends TestApp {
  discord: TestSandbox;
}

const test = suite<Context>('signing in with Discord');

test.before(async (context) => {
  const discord = await startTestSandbox();
  const app = await openTestApp({ discord: oauthFor(discord) });
  Object.assign(context, app, {
    discord,
    close: async () => {
      await app.close();
      await discord.close();
    },
  });
});
test.after((context) => context.close());

function oauthFor({ sandbox }: TestSandbox, clientSecret = CLIENT_SECRET) {
  return createDiscordOAuth({
    apiBase: `${sandbox.url}/api`,
    cdnBase: `${sandbox.url}/cdn`,
    clientId: APPLICATION_ID,
    clientSecret,
  });
}

/** Leaves for Discord; what a browser then knows: where it is sent, and its cookie. */
async function leave({ call }: Context, returnTo = '/dashboard') {
  const { status, headers } = await call('GET', `/auth/discord?returnTo=${encodeURIComponent(returnTo)}`);
  assert.is(status, 302);
  return { location: headers.get('location') ?? '', cookie: cookieOf(headers, 'glim_sign_in') };
}

/** Consents as a member (or refuses, with null) and returns the way back, as a path. */
async function consent(location: string, userId: string | null): Promise<string> {
  const response = await fetch(location, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: new URL(location).origin },
    body: new URLSearchParams({ user_id: userId ?? '' }),
  });
  const back = new URL(response.headers.get('location') ?? '');
  return back.pathname + back.search;
}

function cookieOf(headers: Headers, name: string): string {
  const set = headers.getSetCookie().find((each) => each.startsWith(`${name}=`)) ?? '';
  return set.split(';')[0] ?? '';
}

async function signInAs(context: Context, member: string) {
  const { location, cookie } = await leave(context);
  const back = await consent(location, await context.discord.control.userId(member));
  return context.call('GET', back, { headers: { Cookie: cookie } });
}

test('a member comes back signed in, at the page they left', async (context) => {
  const { status, headers } = await signInAs(context, 'sol');
  assert.is(status, 302);
  assert.is(headers.get('location'), '/dashboard');
  assert.match(headers.getSetCookie().join('\n'), /glim_session=.*httponly/i);

  const Cookie = cookieOf(headers, 'glim_session');
  const { body } = await context.call<{ user: { name: string; isStaff: boolean } | null }>('GET', '/api/v1/me', {
    headers: { Cookie },
  });
  assert.match(body.user?.name ?? '', /^sol$/i);
});

test('coming again is being the same user', async (context) => {
  await signInAs(context, 'mia');
  await signInAs(context, 'mia');
  const { rows } = await context.database.pool.query('select 1 from "user" where discord_id = $1', [
    await context.discord.control.userId('mia'),
  ]);
  assert.is(rows.length, 1);
});

test('signing out ends the session on the server, and wants the CSRF token', async (context) => {
  const Cookie = cookieOf((await signInAs(context, 'sam')).headers, 'glim_session');
  const me = async () =>
    (await context.call<{ user: object | null; csrfToken: string }>('GET', '/api/v1/me', { headers: { Cookie } })).body;
  const { csrfToken } = await me();
  const form = { Cookie, 'Content-Type': 'application/x-www-form-urlencoded' };

  assert.is((await context.call('POST', '/auth/sign-out', { headers: form, text: 'csrf=wrong' })).status, 403);
  assert.ok((await me()).user);
  const { status, headers } = await context.call('POST', '/auth/sign-out', {
    headers: form,
    text: `csrf=${encodeURIComponent(csrfToken)}`,
  });
  assert.equal([status, headers.get('location')], [303, '/']);
  assert.is((await me()).user, null);
});

test('a member who refuses is told, and not signed in', async (context) => {
  const { location, cookie } = await leave(context);
  const { status, body, headers } = await context.call('GET', await consent(location, null), {
    headers: { Cookie: cookie },
  });
  assert.equal([status, body.code], [400, 'sign_in_failed']);
  assert.not.match(headers.getSetCookie().join(), /glim_session=[^;]/);
});

test("a code with another browser's state, or without the cookie, signs nobody in", async (context) => {
  const mine = await leave(context);
  const theirs = await leave(context);
  const back = await consent(theirs.location, await context.discord.control.userId('ada'));
  assert.is((await context.call('GET', back, { headers: { Cookie: mine.cookie } })).body.code, 'sign_in_failed');
  assert.is((await context.call('GET', back)).body.code, 'sign_in_expired');
});

test('a code works once', async (context) => {
  const { location, cookie } = await leave(context);
  const back = await consent(location, await context.discord.control.userId('ada'));
  assert.is((await context.call('GET', back, { headers: { Cookie: cookie } })).status, 302);
  assert.is((await context.call('GET', back, { headers: { Cookie: cookie } })).status, 400);
});

test('nobody is sent to another site after signing in', async (context) => {
  for (const elsewhere of [
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '/\\elsewhere.example',
    'javascript:alert(1)',
  ]) {
    const { location, cookie } = await leave(context, elsewhere);
    const back = await consent(location, await context.discord.control.userId('mia'));
    const { headers } = await context.call('GET', back, { headers: { Cookie: cookie } });
    const target = new URL(headers.get('location') ?? '', context.url);
    assert.is(target.origin, context.url, elsewhere);
  }
});

test('a session past its time is nobody', async (context) => {
  const Cookie = cookieOf((await signInAs(context, 'sol')).headers, 'glim_session');
  context.clock.advance({ hours: 61 * 24 });
  const { body } = await context.call<{ user: object | null }>('GET', '/api/v1/me', { headers: { Cookie } });
  assert.is(body.user, null);
});

test.run();
