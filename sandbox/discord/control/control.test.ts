import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { type ManualClock, manualClock } from '../manual-clock.ts';
import {
  APPLICATION_ID,
  CLIENT_SECRET,
  CONTROL_TOKEN,
  startTestSandbox,
  type TestSandbox,
} from '../testing/test-sandbox.ts';

interface Context extends TestSandbox {
  clock: ManualClock;
  mia: string;
}

const test = suite<Context>('the control API and OAuth2');

test.before(async (context) => {
  const clock = manualClock();
  Object.assign(context, { clock }, await startTestSandbox({ clock }));
  context.mia = await context.control.userId('mia');
});
test.after(({ close }) => close());

const statusOf = async (url: string, headers: Record<string, string>) => {
  const sent = request(url, { headers }).end();
  const [response] = await once(sent, 'response');
  response.resume();
  await once(response, 'end');
  return response.statusCode;
};

test('it wants its token, a loopback Host and no foreign Origin', async ({ sandbox }) => {
  const url = `${sandbox.url}/control/state`;
  const authorization = `Bearer ${CONTROL_TOKEN}`;
  assert.is(await statusOf(url, { authorization }), 200);
  assert.is(await statusOf(url, {}), 403);
  assert.is(await statusOf(url, { authorization: 'Bearer wrong' }), 403);
  assert.is(await statusOf(url, { authorization, host: 'evil.example' }), 403);
  assert.is(await statusOf(url, { authorization, origin: 'https://evil.example' }), 403);
  assert.is(await statusOf(url, { authorization, origin: sandbox.url }), 200);
});

test('a bad body is refused by field', async ({ control }) => {
  const refusal = await control.faults.order({ kind: 'status', status: 200 }).catch(String);
  assert.match(String(refusal), /NUMBER_TYPE_MIN/);
});

test('events stream what a member sees', async ({ control, mia, sandbox }) => {
  const response = await fetch(`${sandbox.url}/control/events?as=${mia}`, {
    headers: { authorization: `Bearer ${CONTROL_TOKEN}` },
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const owner = (await control.state()).guild.owner_id;
  await control
    .as(owner)
    .in(await control.channelId('staff'))
    .post('hidden');
  await control
    .as(owner)
    .in(await control.channelId('general'))
    .post('seen');
  let text = '';
  while (!text.includes('"seen"')) text += (await reader.read()).value ?? '';
  await reader.cancel();
  assert.match(text, /event: MESSAGE_CREATE\ndata: /);
  assert.not.match(text, /hidden/);
});

test('members keep to their own messages, and their reactions count', async ({ control, mia }) => {
  const general = await control.channelId('general');
  const sam = control.as(await control.userId('sam')).in(general);
  const message = await control
    .as(mia)
    .in(general)
    .post('mine', { files: [{ filename: 'a.txt', contentType: 'text/plain', base64: 'aGk=' }] });
  assert.is(message.attachments[0]?.size, 2);
  assert.match(String(await sam.edit(message.id, 'x').catch(String)), /50005/);
  assert.match(String(await sam.delete(message.id).catch(String)), /50013/);
  await sam.react(message.id, '🎉');
  assert.is((await sam.messages(1))[0]?.reactions?.[0]?.count, 1);
  await control.as(mia).in(general).edit(message.id, 'changed');
  await control.as(mia).in(general).delete(message.id);
  assert.is(
    (await sam.messages()).some(({ id }) => id === message.id),
    false,
  );
});

const REDIRECT = 'http://127.0.0.1:3000/auth/discord/callback';
const VERIFIER = 'v'.repeat(43);

function authorizeUrl({ sandbox }: Context, more: Record<string, string> = {}): string {
  const code_challenge = createHash('sha256').update(VERIFIER).digest('base64url');
  const asked = {
    client_id: APPLICATION_ID,
    response_type: 'code',
    scope: 'identify',
    redirect_uri: REDIRECT,
    state: 's1',
    code_challenge,
    code_challenge_method: 'S256',
    ...more,
  };
  return `${sandbox.url}/api/oauth2/authorize?${new URLSearchParams(asked)}`;
}

async function consent(context: Context, userId: string): Promise<URL> {
  const response = await fetch(authorizeUrl(context), {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: context.sandbox.url },
    body: new URLSearchParams({ user_id: userId }),
  });
  return new URL(response.headers.get('location') ?? '');
}

async function trade({ sandbox }: Context, code: string, more: Record<string, string> = {}) {
  const form = {
    client_id: APPLICATION_ID,
    client_secret: CLIENT_SECRET,
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT,
    code_verifier: VERIFIER,
    ...more,
  };
  const response = await fetch(`${sandbox.url}/api/oauth2/token`, { method: 'POST', body: new URLSearchParams(form) });
  return { status: response.status, body: await response.json() };
}

test('the consent page offers the members, for registered redirects only', async (context) => {
  const page = await (await fetch(authorizeUrl(context))).text();
  assert.match(page, /Continue as Mia/);
  assert.is((await fetch(authorizeUrl(context, { redirect_uri: 'https://evil.example/' }))).status, 400);
  assert.is((await fetch(authorizeUrl(context, { client_id: '1' }))).status, 400);
  assert.is((await fetch(authorizeUrl(context), { method: 'POST', body: 'user_id=1' })).status, 403);
});

test('a code is good once, and then the token says who it is', async (context) => {
  const back = await consent(context, context.mia);
  assert.is(back.searchParams.get('state'), 's1');
  const code = back.searchParams.get('code') ?? '';
  const { status, body } = await trade(context, code);
  assert.equal([status, body.token_type, body.scope], [200, 'Bearer', 'identify']);
  assert.equal((await trade(context, code)).body.error, 'invalid_grant');

  const authorization = `Bearer ${body.access_token}`;
  const me = await context.api('GET', '/users/@me', undefined, { authorization });
  assert.equal([me.body.id, me.body.username, me.body.email], [context.mia, 'mia', undefined]);
  assert.is((await context.api('GET', '/oauth2/@me', undefined, { authorization })).body.user.id, context.mia);
  assert.is((await context.api('GET', '/gateway/bot', undefined, { authorization })).status, 401);
});

test('a code wants the client secret, its verifier, its redirect and to be used within 60 s', async (context) => {
  const code = async () => (await consent(context, context.mia)).searchParams.get('code') ?? '';
  assert.is((await trade(context, await code(), { client_secret: 'wrong' })).status, 401);
  assert.is((await trade(context, await code(), { code_verifier: 'x'.repeat(43) })).body.error, 'invalid_grant');
  assert.is((await trade(context, await code(), { redirect_uri: 'http://127.0.0.1/' })).body.error, 'invalid_grant');
  const late = await code();
  context.clock.advance(60_000);
  assert.is((await trade(context, late)).body.error, 'invalid_grant');
});

test('cancelling goes back with access_denied', async (context) => {
  const back = await consent(context, '');
  assert.equal([back.searchParams.get('error'), back.searchParams.get('state')], ['access_denied', 's1']);
});

test.run();
