import * as assert from 'uvu/assert';
import { openTestApp, type SignedIn, type TestApp } from '../../tests/support/app.ts';
import { emptyTables } from '../../tests/support/empty-tables.ts';
import { movingPicture, picture } from '../../tests/support/pictures.ts';
import { suite } from '../../tests/support/suite.ts';

interface Context extends TestApp {
  ada: SignedIn;
  mia: SignedIn;
}
interface Brought {
  id: string;
  name: string;
  state: string;
  reason: string | null;
  urls: Record<string, string>;
}

const test = suite<Context>('emotes on the web');

test.before(async (context) => {
  Object.assign(context, await openTestApp());
  const { accounts, channels, database, signIn } = context;
  await database.unitOfWork(async () => {
    context.ada = await signIn(await accounts.createUser({ name: 'ada', roles: ['core'] }));
    context.mia = await signIn(await accounts.createUser({ name: 'mia' }));
    await channels.open(context.mia.user, { slug: 'mia', title: 'Mia', category: 'Art', isMature: false });
  });
});
test.beforeEach(async ({ database }) => {
  await emptyTables(database.pool, 'emote');
});
test.after((context) => context.close());

const base64 = (bytes: Buffer) => bytes.toString('base64');

/** Mia's channel brings an emote. */
async function bring({ call, mia }: Context, name: string, image: Buffer) {
  return call<Brought & { code: string; detail: string }>('POST', '/api/v1/channel/emotes', {
    headers: mia.headers,
    json: { name, image: base64(image) },
  });
}

test('who has a channel brings an emote, staff approve it, and everyone sees it for ever', async (context) => {
  const { call, ada, mia } = context;
  const { status, body } = await bring(context, 'miaWave', await picture(1));
  assert.equal([status, body.state], [201, 'waiting']);
  const url = body.urls[64] ?? '';
  assert.is((await call('GET', url)).status, 404, 'others do not see what waits');
  const own = await call('GET', url, { headers: mia.headers });
  assert.equal([own.status, own.headers.get('cache-control')], [200, 'private, no-store']);
  assert.equal((await call<{ data: Brought[] }>('GET', '/api/v1/emotes')).body.data, []);

  const approved = await call('POST', `/api/v1/emotes/${body.id}/approve`, { headers: ada.headers, json: {} });
  assert.is(approved.status, 200, approved.text);
  const again = await call('POST', `/api/v1/emotes/${body.id}/approve`, { headers: ada.headers, json: {} });
  assert.equal([again.status, again.body.code], [409, 'emote_decided']);
  const listed = await call<{ data: Brought[] }>('GET', '/api/v1/emotes?q=WAVE');
  assert.equal(
    listed.body.data.map(({ name }) => name),
    ['miaWave'],
  );
  const shown = await call('GET', url);
  assert.is(shown.status, 200);
  assert.is(shown.headers.get('content-type'), 'image/webp');
  assert.match(shown.headers.get('cache-control') ?? '', 'immutable');
  assert.is(shown.headers.get('x-content-type-options'), 'nosniff');
  for (const other of ['/emotes/x/64.webp', `/emotes/${body.id}/original.webp`, `/emotes/${body.id}/64.png`])
    assert.is((await call('GET', other)).status, 404, other);
});

test('what cannot be an emote is refused with the reason, and nothing is kept', async (context) => {
  const { call, mia } = context;
  const svg = await bring(context, 'bad', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  assert.equal([svg.status, svg.body.code], [422, 'emote_image_svg']);
  assert.is((await bring(context, 'no spaces', await picture(2))).body.code, 'emote_name_invalid');
  const json = { name: 'bad', image: 'not base64!' };
  assert.is((await call('POST', '/api/v1/channel/emotes', { headers: mia.headers, json })).body.code, 'invalid');
  await bring(context, 'one', await picture(3));
  assert.is((await bring(context, 'ONE', await picture(4))).body.code, 'emote_name_taken');
  assert.is((await bring(context, 'two', await picture(3))).body.code, 'emote_duplicate');
  const own = await call<{ data: Brought[] }>('GET', '/api/v1/channel/emotes', { headers: mia.headers });
  assert.equal(
    own.body.data.map(({ name }) => name),
    ['one'],
  );
});

test('who is signed out, has no channel, or no token, brings none; members decide on none', async (context) => {
  const { call, mia, signIn } = context;
  const json = { name: 'some', image: base64(await picture(5)) };
  const path = '/api/v1/channel/emotes';
  assert.is((await call('POST', path, { json })).status, 401);
  assert.is((await call('POST', path, { json, headers: { Cookie: mia.headers.Cookie } })).body.code, 'csrf');
  const other = await signIn();
  assert.is((await call('POST', path, { json, headers: other.headers })).body.code, 'no_channel');
  const { body } = await bring(context, 'some', await picture(5));
  for (const verb of ['approve', 'decline', 'remove', 'rename', 'approve-after-all']) {
    const url = `/api/v1/emotes/${body.id}/${verb}`;
    assert.is((await call('POST', url, { json: {} })).status, 401, verb);
    assert.is((await call('POST', url, { json: {}, headers: mia.headers })).status, 403, verb);
  }
  assert.is((await call('POST', '/api/v1/emotes', { json, headers: mia.headers })).status, 403);
  assert.is((await call('GET', '/staff/emotes', { headers: mia.headers })).status, 403);
  assert.is((await call('GET', '/staff/emotes')).status, 302);
  assert.is((await call('GET', '/dashboard/emotes')).status, 302);
});

test('staff decline with a reason that who brought it reads, rename, remove, and change their minds', async (context) => {
  const { call, ada, mia } = context;
  const { body } = await bring(context, 'wave', await picture(6));
  const act = (verb: string, json: object) =>
    call('POST', `/api/v1/emotes/${body.id}/${verb}`, { headers: ada.headers, json });
  assert.is((await act('decline', { reason: '' })).body.code, 'emote_reason_missing');
  assert.is((await act('decline', { reason: 'Too <b>loud</b>' })).status, 200);
  const page = await call('GET', '/dashboard/emotes', { headers: mia.headers });
  assert.match(page.text, 'Too &lt;b>loud&lt;/b>');
  assert.is((await act('approve', {})).body.code, 'emote_decided');
  assert.is((await act('approve-after-all', {})).body.state, 'approved');
  assert.is((await act('rename', { name: 'hello' })).body.name, 'hello');
  assert.is((await act('remove', { reason: 'Asked for' })).body.state, 'removed');
  assert.is((await act('rename', { name: 'again' })).body.code, 'emote_decided');
});

test('what staff add is approved at once, and who brought one takes it back', async (context) => {
  const { call, ada, mia } = context;
  const json = { name: 'glimMove', image: base64(await movingPicture(7)) };
  const added = await call<Brought>('POST', '/api/v1/emotes', { headers: ada.headers, json });
  assert.equal([added.status, added.body.state], [201, 'approved']);
  assert.is((await call('GET', added.body.urls.still ?? '')).status, 200);
  const page = await call('GET', '/emotes');
  assert.match(page.text, 'for supporters');
  const { body } = await bring(context, 'mine', await picture(8));
  const path = `/api/v1/channel/emotes/${body.id}`;
  assert.is((await call('DELETE', path, { headers: ada.headers })).status, 404, "only one's own");
  assert.is((await call('DELETE', path, { headers: mia.headers })).status, 204);
  assert.is((await call('DELETE', path, { headers: mia.headers })).body.code, 'emote_decided');
});

test.run();
