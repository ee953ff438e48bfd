import { randomUUID } from 'node:crypto';
import * as assert from 'uvu/assert';
import { openTestApp, type SignedIn, type TestApp } from '../../tests/support/app.ts';
import { openChannel } from '../../tests/support/factories.ts';
import { subscribeToChannel } from '../../tests/support/subscribe-to-channel.ts';
import { suite } from '../../tests/support/suite.ts';
import type { ChatLine, Page } from '../web/api-types.ts';

interface Context extends TestApp {
  slug: string;
  path: string;
  owner: SignedIn;
  viewer: SignedIn;
}

const test = suite<Context>('chat routes');

test.before(async (context) => {
  Object.assign(context, await openTestApp());
});
test.beforeEach(async (context) => {
  const { channel } = await context.database.unitOfWork(() => openChannel(context));
  context.slug = channel.slug;
  context.path = `/api/v1/channels/${channel.slug}/chat`;
  context.owner = await context.signIn(channel.owner);
  context.viewer = await context.signIn();
});
test.after((context) => context.close());

const said = (text: string) => ({ text, nonce: randomUUID() });

test('who is signed out reads, and does nothing else', async ({ call, path }) => {
  assert.is((await call('GET', path)).status, 200);
  const id = randomUUID();
  for (const [method, where] of [
    ['POST', path],
    ['DELETE', `${path}/${id}`],
    ['GET', `${path}/timeouts`],
    ['POST', `${path}/timeouts`],
    ['DELETE', `${path}/timeouts/ada`],
  ] as const) {
    const { status, body } = await call(method, where, method === 'POST' ? { json: said('hi') } : {});
    assert.equal([status, body.code], [401, 'signed_out'], `${method} ${where}`);
  }
});

test('a request without the CSRF token says nothing', async ({ call, path, viewer }) => {
  const { status, body } = await call('POST', path, {
    headers: { Cookie: viewer.headers.Cookie },
    json: said('hi'),
  });
  assert.equal([status, body.code], [403, 'csrf']);
});

test('what a viewer says is read by everyone', async ({ call, path, viewer }) => {
  const { status, body } = await call<ChatLine>('POST', path, {
    headers: viewer.headers,
    json: said('<b>hello</b>'),
  });
  assert.is(status, 201);
  const { body: page } = await call<Page<ChatLine>>('GET', path);
  assert.equal(page.data, [body]);
  assert.is(body.text, '<b>hello</b>');
  assert.is(body.author.name, viewer.user.name);
});

test('everyone sees who subscribes to the channel', async (context) => {
  const { call, path, slug, viewer, database, channels } = context;
  const channel = await database.unitOfWork(() => channels.get(slug));
  await subscribeToChannel(context, { user: viewer.user, channel });
  const { body } = await call<ChatLine>('POST', path, { headers: viewer.headers, json: said('hi') });
  const { body: page } = await call<Page<ChatLine>>('GET', path);
  assert.equal(body.author, { name: viewer.user.name, isOwner: false, isStaff: false, isSubscriber: true });
  assert.equal(page.data, [body]);
});

test('what is no message is refused with a reason', async ({ call, path, viewer: { headers } }) => {
  const codeOf = async (json: unknown, where = path) => (await call('POST', where, { headers, json })).body.code;
  assert.is(await codeOf(said('   ')), 'chat_text_invalid');
  assert.is(await codeOf(said('x'.repeat(501))), 'chat_text_invalid');
  assert.is(await codeOf({ text: 'hi', nonce: 'twice' }), 'invalid');
  assert.is(await codeOf(said('hi'), '/api/v1/channels/nowhere/chat'), 'channel_not_found');
  assert.is((await call('GET', `${path}?limit=0`)).body.code, 'invalid');
});

test('who writes too fast is asked to wait', async ({ call, path, viewer: { headers } }) => {
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, place) => call('POST', path, { headers, json: said(`${place}`) })),
  );
  assert.is(answers.filter(({ status }) => status === 201).length, 8);
  const refused = answers.find(({ status }) => status === 429);
  assert.ok(Number(refused?.headers.get('retry-after')) > 0);
});

test('the owner takes down what a viewer said; a viewer does not', async ({ call, path, owner, viewer, signIn }) => {
  const { body } = await call<ChatLine>('POST', path, { headers: viewer.headers, json: said('rude') });
  const other = await signIn();
  const remove = (by: SignedIn, id: string = body.id) => call('DELETE', `${path}/${id}`, { headers: by.headers });
  assert.equal([(await remove(other)).body.code, (await remove(owner)).status], ['chat_not_yours', 204]);
  assert.is((await remove(owner, randomUUID())).body.code, 'chat_message_not_found');
  assert.is((await remove(owner, 'x')).body.code, 'invalid');
  assert.equal((await call<Page<ChatLine>>('GET', path)).body.data, []);
});

test('the owner silences a viewer and lets them speak again', async ({ call, path, owner, viewer }) => {
  const { name } = viewer.user;
  const silence = (by: SignedIn, json: object) => call('POST', `${path}/timeouts`, { headers: by.headers, json });
  assert.is((await silence(viewer, { name: owner.user.name, minutes: 5 })).body.code, 'chat_cannot_time_out');
  assert.is((await silence(owner, { name: 'nobody-at-all', minutes: 5 })).body.code, 'user_not_found');
  assert.is((await silence(owner, { name, minutes: 0 })).body.code, 'chat_timeout_invalid');
  const given = await silence(owner, { name, minutes: 5 });
  assert.equal([given.status, given.body.givenBy], [201, owner.user.name]);

  const list = await call<Page<{ name: string }>>('GET', `${path}/timeouts`, { headers: owner.headers });
  assert.equal(
    list.body.data.map((timeout) => timeout.name),
    [name],
  );
  assert.is((await call('GET', `${path}/timeouts`, { headers: viewer.headers })).body.code, 'chat_cannot_time_out');
  const speak = () => call('POST', path, { headers: viewer.headers, json: said('hi') });
  assert.is((await speak()).body.code, 'chat_timed_out');
  await call('DELETE', `${path}/timeouts/${name}`, { headers: owner.headers });
  assert.is((await speak()).status, 201);
});

test.run();
