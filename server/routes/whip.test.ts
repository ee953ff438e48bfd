import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { openTestApp, type TestApp } from '../../tests/support/app.ts';
import { openChannel } from '../../tests/support/factories.ts';
import { suite } from '../../tests/support/suite.ts';

const OFFER = readFileSync(join(import.meta.dirname, '../../media/fixtures/obs.sdp'), 'utf8');
const SDP = { 'Content-Type': 'application/sdp' };

interface Context extends TestApp {
  slug: string;
  streamKey: string;
  authorized: Record<string, string>;
}

const test = suite<Context>('WHIP routes');

test.before(async (context) => {
  Object.assign(context, await openTestApp());
  const { channel, streamKey } = await context.database.unitOfWork(() => openChannel(context));
  Object.assign(context, {
    slug: channel.slug,
    streamKey,
    authorized: { ...SDP, Authorization: `Bearer ${streamKey}` },
  });
});
test.after((context) => context.close());

test('an offer with the right key gets 201 and all that RFC 9725 asks for', async ({ call, slug, authorized }) => {
  const { status, headers, text: answer } = await call('POST', `/whip/${slug}`, { headers: authorized, text: OFFER });
  assert.is(status, 201);
  assert.is(headers.get('content-type'), 'application/sdp');
  assert.match(headers.get('location') ?? '', /^\/whip\/sessions\/[0-9a-f-]{36}$/);
  assert.match(headers.get('etag') ?? '', /^"[^"]+"$/);
  assert.is(headers.get('content-length'), String(Buffer.byteLength(answer)));
  assert.match(answer, /^v=0\r\n/);
  assert.match(answer, /a=candidate:/);
  assert.is((await call('DELETE', headers.get('location') ?? '')).status, 200);
  assert.is((await call('DELETE', headers.get('location') ?? '')).status, 200, 'said again');
  assert.is((await call('DELETE', `/whip/sessions/${crypto.randomUUID()}`)).status, 404);
});

test('no key is 401, a wrong one or an unknown channel 403 in the same words', async ({ call, slug }) => {
  assert.is((await call('POST', `/whip/${slug}`, { headers: SDP, text: OFFER })).status, 401);
  const wrong = { ...SDP, Authorization: 'Bearer wrong' };
  const known = await call('POST', `/whip/${slug}`, { headers: wrong, text: OFFER });
  const unknown = await call('POST', '/whip/nobody', { headers: wrong, text: OFFER });
  assert.is(known.status, 403);
  assert.equal(known.body, unknown.body);
});

test('a wrong type is 415, a bad offer 400, one without a codec of ours 422, each with a sentence', async ({
  call,
  slug,
  authorized,
}) => {
  const cases = [
    [{ ...authorized, 'Content-Type': 'text/plain' }, OFFER, 415],
    [authorized, 'not SDP at all', 400],
    [authorized, OFFER.replaceAll('H264/90000', 'H265/90000'), 422],
  ] as const;
  for (const [headers, text, expected] of cases) {
    const { status, body, headers: answered } = await call('POST', `/whip/${slug}`, { headers, text });
    assert.is(status, expected);
    assert.match(answered.get('content-type') ?? '', /^application\/problem\+json/);
    assert.ok((body.detail ?? '').length > 10);
  }
});

test('a PATCH needs the state it is about: 428 without, 412 with a stale one, 204 for candidates', async ({
  call,
  slug,
  authorized,
}) => {
  const { headers } = await call('POST', `/whip/${slug}`, { headers: authorized, text: OFFER });
  const location = headers.get('location') ?? '';
  const fragment = { 'Content-Type': 'application/trickle-ice-sdpfrag' };
  const text = 'a=mid:0\r\na=candidate:1 1 udp 2130706431 127.0.0.1 40000 typ host\r\n';
  assert.is((await call('PATCH', location, { headers: fragment, text })).status, 428);
  assert.is((await call('PATCH', location, { headers: { ...fragment, 'If-Match': '"old"' }, text })).status, 412);
  const etag = headers.get('etag') ?? '';
  assert.is((await call('PATCH', location, { headers: { ...fragment, 'If-Match': etag }, text })).status, 204);
  await call('DELETE', location);
});

test('a browser elsewhere may ask, and learns where the session is', async ({ call, slug, authorized }) => {
  const preflight = await call('OPTIONS', `/whip/${slug}`, {
    headers: {
      Origin: 'https://elsewhere.example',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,content-type',
    },
  });
  assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /Authorization/i);
  const options = await call('OPTIONS', `/whip/${slug}`);
  assert.equal([options.status, options.headers.get('accept-post')], [200, 'application/sdp']);
  const posted = await call('POST', `/whip/${slug}`, {
    headers: { ...authorized, Origin: 'https://elsewhere.example' },
    text: OFFER,
  });
  assert.match(posted.headers.get('access-control-expose-headers') ?? '', /Location/);
  await call('DELETE', posted.headers.get('location') ?? '');
});

test('GET and HEAD are answered with nothing', async ({ call, slug }) => {
  const { status, text } = await call('GET', `/whip/${slug}`);
  assert.equal([status, text], [204, '']);
});

test('the key is in no answer and no log', async ({ call, slug, streamKey, authorized }) => {
  const { body } = await call('POST', `/whip/${slug}`, { headers: authorized, text: 'not SDP at all' });
  assert.not.match(JSON.stringify(body), new RegExp(streamKey));
});

test.run();
