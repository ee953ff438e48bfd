import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { type ManualClock, manualClock } from '../manual-clock.ts';
import { APPLICATION_ID, startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts';

interface Context extends TestSandbox {
  clock: ManualClock;
  general: string;
  mia: string;
}

const test = suite<Context>('messages over raw HTTP');

test.before(async (context) => {
  const clock = manualClock();
  Object.assign(context, { clock }, await startTestSandbox({ clock }));
  context.general = await context.control.channelId('general');
  context.mia = await context.control.userId('mia');
});
test.after(({ close }) => close());
test.beforeEach(({ clock }) => clock.advance(6000));

const button = (custom_id: string) => ({ type: 2, style: 1, label: custom_id, custom_id });
const row = (...components: object[]) => ({ type: 1, components });

test('a message comes back as the spec says, with Discord ids and UTC times', async ({ api, general }) => {
  const { status, body } = await api('POST', `/channels/${general}/messages`, { content: 'hello' });
  assert.is(status, 200);
  assert.match(body.id, /^\d{17,20}$/);
  assert.match(body.timestamp, /^\d{4}-.*Z$/);
  const read = await api('GET', `/channels/${general}/messages/${body.id}`);
  assert.is(read.body.content, 'hello');
});

test('a call without the bot token is 401', async ({ api, general }) => {
  const { status, body } = await api('GET', `/channels/${general}`, undefined, { authorization: 'Bot wrong' });
  assert.is(status, 401);
  assert.is(body.message, '401: Unauthorized');
});

test('an unknown key is refused by name', async ({ api, general }) => {
  const { status, body } = await api('POST', `/channels/${general}/messages`, { content: 'x', contents: 'y' });
  assert.is(status, 400);
  assert.is(body.code, 50035);
  assert.is(body.errors.contents._errors[0].code, 'UNKNOWN_KEY');
});

test('a wrong field deep inside is named at its place', async ({ api, general }) => {
  const { body } = await api('POST', `/channels/${general}/messages`, { embeds: [{ title: 'x'.repeat(257) }] });
  assert.is(body.code, 50035);
  assert.is(body.errors.embeds[0].title._errors[0].code, 'BASE_TYPE_BAD_LENGTH');
});

test('2000 characters pass and 2001 do not', async ({ api, general }) => {
  assert.is((await api('POST', `/channels/${general}/messages`, { content: 'x'.repeat(2000) })).status, 200);
  const { status, body } = await api('POST', `/channels/${general}/messages`, { content: 'x'.repeat(2001) });
  assert.is(status, 400);
  assert.is(body.errors.content._errors[0].code, 'BASE_TYPE_MAX_LENGTH');
});

test('embeds of more than 6000 characters in all are refused', async ({ api, general }) => {
  const embeds = [{ description: 'x'.repeat(3000) }, { description: 'x'.repeat(3001) }];
  const { body } = await api('POST', `/channels/${general}/messages`, { embeds });
  assert.is(body.errors.embeds._errors[0].code, 'MAX_EMBED_SIZE_EXCEEDED');
});

test('an empty message is 50006', async ({ api, general }) => {
  assert.is((await api('POST', `/channels/${general}/messages`, { content: ' ' })).body.code, 50006);
});

test('a custom id that is there twice is refused', async ({ api, general }) => {
  const components = [row(button('a')), row(button('a'))];
  const { body } = await api('POST', `/channels/${general}/messages`, { content: 'x', components });
  assert.is(body.errors.components[1].components[0].custom_id._errors[0].code, 'COMPONENT_CUSTOM_ID_DUPLICATED');
});

test('components get ids, and V2 components do not go with content', async ({ api, general }) => {
  const plain = await api('POST', `/channels/${general}/messages`, { content: 'x', components: [row(button('a'))] });
  assert.equal([plain.body.components[0].id, plain.body.components[0].components[0].id], [1, 2]);
  const v2 = { content: 'x', flags: 1 << 15, components: [{ type: 10, content: 'text' }] };
  const { body } = await api('POST', `/channels/${general}/messages`, v2);
  assert.is(body.errors.content._errors[0].code, 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2');
  assert.is((await api('POST', `/channels/${general}/messages`, { ...v2, content: null })).status, 200);
});

test('V2 components without their flag are refused', async ({ api, general }) => {
  const { body } = await api('POST', `/channels/${general}/messages`, { components: [{ type: 10, content: 'text' }] });
  assert.is(body.errors.components[0].type._errors[0].code, 'UNION_TYPE_CHOICES');
});

test('a known nonce returns the first message, for a few minutes', async ({ api, clock, general }) => {
  const post = () =>
    api('POST', `/channels/${general}/messages`, { content: 'once', nonce: 'card-1', enforce_nonce: true });
  const first = await post();
  assert.is((await post()).body.id, first.body.id);
  clock.advance(6 * 60_000);
  assert.is.not((await post()).body.id, first.body.id);
});

test('the sixth message within five seconds is 429 with real headers', async ({ api, clock, general }) => {
  const post = () => api('POST', `/channels/${general}/messages`, { content: 'x' });
  const answers = [];
  for (let i = 0; i < 6; i += 1) answers.push(await post());
  assert.equal(
    answers.map(({ status }) => status),
    [200, 200, 200, 200, 200, 429],
  );
  assert.equal(
    answers.map(({ headers }) => headers.get('x-ratelimit-remaining')),
    ['4', '3', '2', '1', '0', '0'],
  );
  const { headers, body } = answers[5]!;
  assert.is(headers.get('x-ratelimit-scope'), 'user');
  assert.is(body.retry_after, 5);
  assert.is(body.global, false);
  clock.advance(5000);
  assert.is((await post()).status, 200);
});

test('the third rename of a channel within ten minutes is 429', async ({ api, clock }) => {
  const { body: channels } = await api('GET', `/guilds/${(await api('GET', '/users/@me/guilds')).body[0].id}/channels`);
  const support = channels.find((channel: { name: string }) => channel.name === 'support');
  const rename = (name: string) => api('PATCH', `/channels/${support.id}`, { name });
  assert.is((await rename('one')).body.name, 'one');
  assert.is((await rename('two')).status, 200);
  const third = await rename('support');
  assert.is(third.status, 429);
  assert.ok(third.body.retry_after > 590);
  clock.advance(600_000);
  assert.is((await rename('support')).status, 200);
});

test('edits of a message over an hour old are limited with 30046', async ({ api, clock, general }) => {
  const { body } = await api('POST', `/channels/${general}/messages`, { content: 'old' });
  clock.advance(3_600_001);
  const edit = () => api('PATCH', `/channels/${general}/messages/${body.id}`, { content: 'new' });
  const statuses = [];
  for (let i = 0; i < 61; i += 1) {
    clock.advance(1500);
    statuses.push((await edit()).status);
  }
  assert.equal([...new Set(statuses.slice(0, 60))], [200]);
  assert.is(statuses[60], 429);
  clock.advance(1500);
  assert.is((await edit()).body.code, 30046);
});

test('what is deleted is 10008, and a channel that never was 10003', async ({ api, general }) => {
  const { body } = await api('POST', `/channels/${general}/messages`, { content: 'gone soon' });
  assert.is((await api('DELETE', `/channels/${general}/messages/${body.id}`)).status, 204);
  assert.is((await api('PATCH', `/channels/${general}/messages/${body.id}`, { content: 'x' })).body.code, 10008);
  assert.is((await api('GET', '/channels/111111111111111111')).body.code, 10003);
});

test("another's message cannot be edited", async ({ api, control, general, mia }) => {
  const theirs = await control.as(mia).in(general).post('mine');
  const { status, body } = await api('PATCH', `/channels/${general}/messages/${theirs.id}`, { content: 'x' });
  assert.is(status, 403);
  assert.is(body.code, 50005);
});

test('lists go newest first, before, after and around', async ({ api, clock, general }) => {
  const ids: string[] = [];
  for (let i = 0; i < 5; i += 1) {
    clock.advance(1000);
    ids.push((await api('POST', `/channels/${general}/messages`, { content: String(i) })).body.id);
  }
  const list = async (query: string) =>
    (await api('GET', `/channels/${general}/messages?${query}`)).body.map(
      (message: { content: string }) => message.content,
    );
  assert.equal(await list('limit=2'), ['4', '3']);
  assert.equal(await list(`limit=2&before=${ids[4]}`), ['3', '2']);
  assert.equal(await list(`limit=2&after=${ids[0]}`), ['2', '1']);
  clock.advance(5000);
  assert.equal(await list(`limit=3&around=${ids[2]}`), ['3', '2', '1']);
  assert.is((await api('GET', `/channels/${general}/messages?limit=101`)).body.code, 50035);
});

test('files come back from the CDN as downloads that nothing sniffs, until their address expires', async ({
  api,
  clock,
  general,
}) => {
  const form = new FormData();
  form.append('payload_json', JSON.stringify({ content: 'x', attachments: [{ id: 0, description: 'a chart' }] }));
  form.append('files[0]', new Blob(['<svg onload="alert(1)"/>'], { type: 'image/svg+xml' }), 'chart.svg');
  const { body } = await api('POST', `/channels/${general}/messages`, form);
  const [attachment] = body.attachments;
  assert.is(attachment.description, 'a chart');

  const download = await fetch(attachment.url);
  assert.is(await download.text(), '<svg onload="alert(1)"/>');
  assert.is(download.headers.get('x-content-type-options'), 'nosniff');
  assert.match(download.headers.get('content-disposition') ?? '', /^attachment/);
  clock.advance(86_400_000);
  assert.is((await fetch(attachment.url)).status, 404);
  assert.is((await fetch(attachment.url.replace('hm=', 'hm=00'))).status, 404);
});

test('an embed shows its attachment', async ({ api, general }) => {
  const form = new FormData();
  form.append('payload_json', JSON.stringify({ embeds: [{ image: { url: 'attachment://chart.png' } }] }));
  form.append('files[0]', new Blob(['png'], { type: 'image/png' }), 'chart.png');
  const { body } = await api('POST', `/channels/${general}/messages`, form);
  assert.match(body.embeds[0].image.url, /\/cdn\/attachments\/\d+\/\d+\/chart\.png\?ex=/);
  assert.equal(body.attachments, []);
});

test('reactions count, and only emoji are', async ({ api, clock, general }) => {
  const { body } = await api('POST', `/channels/${general}/messages`, { content: 'react' });
  const path = `/channels/${general}/messages/${body.id}/reactions`;
  assert.is((await api('PUT', `${path}/${encodeURIComponent('👍')}/@me`)).status, 204);
  clock.advance(300);
  assert.is((await api('PUT', `${path}/nothing/@me`)).body.code, 10014);
  const read = await api('GET', `/channels/${general}/messages/${body.id}`);
  assert.equal([read.body.reactions[0].count, read.body.reactions[0].me], [1, true]);
});

test('who reacted is listed by id, page by page', async ({ api, control, general }) => {
  const { body } = await api('POST', `/channels/${general}/messages`, { content: 'who' });
  const [mia, sam] = [await control.userId('mia'), await control.userId('sam')];
  for (const userId of [mia, sam]) await control.as(userId).in(general).react(body.id, '🏆');
  const path = `/channels/${general}/messages/${body.id}/reactions/${encodeURIComponent('🏆')}`;
  const listed = await api('GET', path);
  const ids: string[] = listed.body.map(({ id }: { id: string }) => id);
  assert.equal(ids, [mia, sam].sort());
  const second = await api('GET', `${path}?limit=1&after=${ids[0]}`);
  assert.equal(
    second.body.map(({ id }: { id: string }) => id),
    [ids[1]],
  );
  const others = await api('GET', path.replace(encodeURIComponent('🏆'), encodeURIComponent('👍')));
  assert.equal([others.status, others.body], [200, []]);
  assert.is((await api('GET', `${path}?limit=101`)).body.code, 50035);
});

test('without MESSAGE_CONTENT granted, reading others gives nothing; own messages and mentions are read', async (context) => {
  const { api, control, general } = context;
  const mia = control.as(await control.userId('mia')).in(general);
  const [plain, mention] = [await mia.post('hidden'), await mia.post(`<@${APPLICATION_ID}> seen`)];
  const own = (await api('POST', `/channels/${general}/messages`, { content: 'mine' })).body;
  await control.faults.order({ kind: 'intents', allowed: 1 << 1 });
  const list = (await api('GET', `/channels/${general}/messages?limit=3`)).body;
  assert.equal(
    list.map(({ content }: { content: string }) => content),
    ['mine', `<@${APPLICATION_ID}> seen`, ''],
  );
  assert.is((await api('GET', `/channels/${general}/messages/${plain.id}`)).body.content, '');
  await control.faults.clear();
  assert.is((await api('GET', `/channels/${general}/messages/${plain.id}`)).body.content, 'hidden');
  assert.ok(own.id > mention.id);
});

test.run();
