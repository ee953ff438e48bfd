import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { connectRaw, type RawGateway } from '../testing/raw-gateway.ts';
import { APPLICATION_ID, startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts';

interface Context extends TestSandbox {
  gateway: RawGateway;
  mia: string;
}

const test = suite<Context>('direct messages over raw HTTP');
/** GUILDS and DIRECT_MESSAGES. */
const INTENTS = 1 | (1 << 12);

test.before(async (context) => {
  Object.assign(context, await startTestSandbox({ identifyEveryMs: 0 }));
  context.mia = await context.control.userId('mia');
  context.gateway = await connectRaw(context.sandbox.gatewayUrl);
  context.gateway.identify(INTENTS);
  await context.gateway.dispatch('READY');
  const commands = [
    { name: 'anywhere', description: 'x' },
    { name: 'guild-only', description: 'x', contexts: [0] },
  ];
  await context.api('PUT', `/applications/${APPLICATION_ID}/commands`, commands);
});
test.beforeEach(({ gateway }) => {
  gateway.received.length = 0;
});
test.after(async ({ gateway, close }) => {
  gateway.close();
  await close();
});

const open = async ({ api }: Context, userId: string) =>
  (await api('POST', '/users/@me/channels', { recipient_id: userId })).body;

test('a channel is opened once, with whom it is, and 10013 for nobody', async (context) => {
  const channel = await open(context, context.mia);
  assert.equal([channel.type, channel.recipients[0].username], [1, 'mia']);
  assert.is((await open(context, context.mia)).id, channel.id);
  assert.is((await context.api('GET', `/channels/${channel.id}`)).body.type, 1);
  assert.is((await open(context, '111111111111111111')).code, 10013);
  assert.is((await open(context, APPLICATION_ID)).code, 50033);
});

test('messages go both ways, with their words, without a guild, on shard 0', async (context) => {
  const { api, control, gateway, mia } = context;
  const other = await connectRaw(context.sandbox.gatewayUrl);
  other.identify(INTENTS, { shard: [1, 2] });
  await other.dispatch('READY');
  const inDirect = await control.as(mia).direct();
  await inDirect.post('hello bot');
  const { d } = await gateway.dispatch('MESSAGE_CREATE');
  assert.equal(
    [d.content, d.guild_id, d.member, d.channel_id],
    ['hello bot', undefined, undefined, inDirect.channelId],
  );
  await api('POST', `/channels/${inDirect.channelId}/messages`, { content: 'hello mia' });
  assert.equal(
    (await inDirect.messages()).map(({ content }) => content),
    ['hello mia', 'hello bot'],
  );
  const sam = control.as(await control.userId('sam')).in(inDirect.channelId);
  assert.match(String(await sam.messages().catch(String)), /50001/);
  other.send(1, null);
  await other.next(({ op }) => op === 11);
  assert.is(
    other.received.some(({ t }) => t === 'MESSAGE_CREATE'),
    false,
  );
  other.close();
});

test('without DIRECT_MESSAGES none come', async ({ control, gateway, mia, sandbox }) => {
  const deaf = await connectRaw(sandbox.gatewayUrl);
  deaf.identify((1 << 9) | 1);
  await deaf.dispatch('READY');
  await (await control.as(mia).direct()).post('for some ears');
  await gateway.dispatch('MESSAGE_CREATE');
  deaf.send(1, null);
  await deaf.next(({ op }) => op === 11);
  assert.is(
    deaf.received.some(({ t }) => t === 'MESSAGE_CREATE'),
    false,
  );
  deaf.close();
});

test('who closed their direct messages is 50007, who left every guild 50278', async (context) => {
  const { api, control } = context;
  const { user } = await control.addMember('Nova');
  const { id } = await open(context, user.id);
  const post = () => api('POST', `/channels/${id}/messages`, { content: 'x' });
  assert.is((await post()).status, 200);
  await control.as(user.id).set({ acceptsDirectMessages: false });
  const closed = await post();
  assert.equal([closed.status, closed.body.code], [403, 50007]);
  await control.as(user.id).set({ acceptsDirectMessages: true });
  await control.as(user.id).leave();
  assert.is((await post()).body.code, 50278);
  assert.is((await open(context, user.id)).id, id, 'opening is not refused');
});

test("the other's message stays, and a guild's ways do not work", async (context) => {
  const { api, control, mia } = context;
  const inDirect = await control.as(mia).direct();
  const theirs = await inDirect.post('mine');
  const path = `/channels/${inDirect.channelId}`;
  assert.is((await api('DELETE', `${path}/messages/${theirs.id}`)).body.code, 50003);
  assert.is((await api('POST', `${path}/threads`, { name: 'x', type: 11 })).body.code, 50003);
  assert.is((await api('PATCH', path, { name: 'x' })).body.code, 50003);
});

test('commands, buttons and forms work there, from a user instead of a member', async (context) => {
  const { api, control, gateway, mia } = context;
  const inDirect = await control.as(mia).direct();
  assert.match(String(await inDirect.slash('guild-only').catch(String)), /10063/);
  const outcome = inDirect.slash('anywhere');
  const { d } = await gateway.dispatch('INTERACTION_CREATE');
  assert.equal([d.user.username, d.member, d.guild_id, d.context], ['mia', undefined, undefined, 1]);
  assert.equal(d.authorizing_integration_owners, { 0: '0' });
  const components = [{ type: 1, components: [{ type: 2, style: 1, label: 'Open', custom_id: 'open' }] }];
  await api('POST', `/interactions/${d.id}/${d.token}/callback`, { type: 4, data: { content: 'hi', components } });
  const { message } = await outcome;
  assert.equal(message?.interaction_metadata?.authorizing_integration_owners, { 0: '0' });

  gateway.received.length = 0;
  const clicked = inDirect.click(message?.id ?? '', 'open');
  const { d: click } = await gateway.dispatch('INTERACTION_CREATE');
  const field = { type: 18, label: 'Why', component: { type: 4, custom_id: 'why', style: 1 } };
  const modal = { type: 9, data: { custom_id: 'form', title: 'Why?', components: [field] } };
  await api('POST', `/interactions/${click.id}/${click.token}/callback`, modal);
  const { interactionId } = await clicked;
  gateway.received.length = 0;
  const submitted = inDirect.submitModal(interactionId, { why: 'because' });
  const { d: submit } = await gateway.dispatch('INTERACTION_CREATE');
  assert.equal([submit.user.id, submit.data.components[0].component.value], [mia, 'because']);
  await api('POST', `/interactions/${submit.id}/${submit.token}/callback`, { type: 7, data: { content: 'done' } });
  assert.is((await submitted).message?.content, 'done');
});

test("the language of a member's client comes with what they do", async ({ api, control, gateway, mia }) => {
  await control.as(mia).set({ locale: 'de' });
  const outcome = control
    .as(mia)
    .in(await control.channelId('general'))
    .slash('anywhere');
  const { d } = await gateway.dispatch('INTERACTION_CREATE');
  assert.equal([d.locale, d.guild_locale], ['de', 'en-US']);
  await control.as(mia).set({ locale: 'en-US' });
  await api('POST', `/interactions/${d.id}/${d.token}/callback`, { type: 4, data: { content: 'x' } });
  await outcome;
});

test.run();
