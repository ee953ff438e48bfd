import * as assert from 'uvu/assert';
import { animatedPng, bar, movingPicture, picture } from '../../../tests/support/pictures.ts';
import { suite } from '../../../tests/support/suite.ts';
import { type ManualClock, manualClock } from '../manual-clock.ts';
import { connectRaw, INTENTS, type RawGateway } from '../testing/raw-gateway.ts';
import { type RawAnswer, startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts';

interface Context extends TestSandbox {
  clock: ManualClock;
  gateway: RawGateway;
  messages: string;
  mia: string;
}

const test = suite<Context>('stickers over raw HTTP');
const GUILD_EXPRESSIONS = 1 << 3;
/** Discord's own, of which the docs tell: Lottie. */
const WAVE = '749054660769218631';
const HELLO = '749054660769218632';

test.before(async (context) => {
  const clock = manualClock();
  Object.assign(context, { clock }, await startTestSandbox({ clock, identifyEveryMs: 0 }));
  context.messages = `/channels/${await context.control.channelId('general')}/messages`;
  context.mia = await context.control.userId('mia');
  context.gateway = await connectRaw(context.sandbox.gatewayUrl);
  context.gateway.identify(INTENTS | GUILD_EXPRESSIONS);
  await context.gateway.dispatch('READY');
});
test.beforeEach(({ clock, gateway }) => {
  clock.advance(6000);
  gateway.received.length = 0;
});
test.afterEach(async ({ control, sandbox, api }) => {
  const { body } = await api('GET', `/guilds/${sandbox.guildId}/stickers`);
  for (const { id } of body) await control.deleteSticker(id);
});
test.after(async ({ gateway, close }) => {
  gateway.close();
  await close();
});

const refusalOf = ({ status, body }: RawAnswer) => [status, body.code];

async function refused(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (why: Error) => why,
  );
  return /"code":\s?(\d+)/.exec(error?.message ?? '')?.[1] ?? 'taken';
}

test('a sticker is made, heard of, sent, read back and deleted; the message keeps it', async (context) => {
  const { api, control, gateway, messages, sandbox } = context;
  const made = await control.addSticker('Bow', await picture(1), { description: 'A bow', tags: 'bow' });
  const heard = await gateway.dispatch('GUILD_STICKERS_UPDATE');
  assert.equal(
    heard.d.stickers.map((each: { id: string }) => each.id),
    [made.id],
  );
  const { body } = await api('GET', `/stickers/${made.id}`);
  assert.equal([body.name, body.type, body.format_type, body.available], ['Bow', 2, 1, true]);
  assert.equal((await api('GET', `/guilds/${sandbox.guildId}/stickers/${made.id}`)).body, body);

  const sent = await api('POST', messages, { sticker_ids: [made.id, WAVE] });
  assert.is(sent.status, 200, 'it is a message without a text');
  const items = [
    { id: made.id, name: 'Bow', format_type: 1 },
    { id: WAVE, name: 'Wave', format_type: 3 },
  ];
  assert.equal(sent.body.sticker_items, items);
  assert.equal((await gateway.dispatch('MESSAGE_CREATE')).d.sticker_items, items);
  await control.deleteSticker(made.id);
  assert.equal(refusalOf(await api('GET', `/stickers/${made.id}`)), [404, 10060]);
  assert.equal((await api('GET', `${messages}/${sent.body.id}`)).body.sticker_items, items);
});

/** https://docs.discord.com/developers/resources/message#create-message: "IDs of up to 3 stickers in the server" */
test('four, unknown ones and those of other guilds are refused (50035, 50081, 50600), and so is an edit of them (50080)', async (context) => {
  const { api, control, messages, mia } = context;
  const { id } = await control.addSticker('Bow', await picture(1));
  const foreign = await control.addGuild('Elsewhere');
  const other = await control.addSticker('Other', await picture(2), { guildId: foreign.id });
  const sent = (...sticker_ids: string[]) => api('POST', messages, { sticker_ids });
  const four = await sent(id, id, id, id);
  assert.equal(refusalOf(four), [400, 50035]);
  assert.ok(four.body.errors.sticker_ids, 'it is named');
  assert.equal(refusalOf(await sent('1100000000000000009')), [400, 50081]);
  assert.equal(refusalOf(await sent(other.id)), [403, 50600]);

  const place = control.as(mia).in(await control.channelId('general'));
  assert.is(await refused(place.post('', { stickers: [id, id, id, id] })), '50035');
  assert.is(await refused(place.post('', { stickers: [other.id] })), '50600', 'without USE_EXTERNAL_STICKERS');
  assert.is(await refused(place.post('')), '50006');
  const { id: message } = (await sent(id)).body;
  assert.equal(refusalOf(await api('PATCH', `${messages}/${message}`, { sticker_ids: [WAVE] })), [400, 50080]);
  assert.is((await api('PATCH', `${messages}/${message}`, { content: '' })).status, 200, 'its sticker is enough');
});

/** https://docs.discord.com/developers/components/reference: V2 "disables content, embeds, poll and stickers" */
test('components of the second kind allow no stickers (50035)', async ({ api, messages }) => {
  const components = [{ type: 10, content: 'Hello' }];
  const { body } = await api('POST', messages, { components, flags: 1 << 15, sticker_ids: [WAVE] });
  assert.is(body.errors.sticker_ids._errors[0].code, 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2');
});

/** https://docs.discord.com/developers/reference#image-formatting-cdn-endpoints */
test('the CDN has PNG, APNG and Lottie, and its media proxy GIF', async ({ control, sandbox }) => {
  const still = await control.addSticker('Still', await picture(1));
  const moving = await control.addSticker('Moving', await animatedPng());
  const gif = await control.addSticker('Gif', await movingPicture(2));
  const shown = async (path: string) => {
    const { status, headers } = await fetch(`${sandbox.url}${path}`);
    return status === 200 ? headers.get('content-type') : status;
  };
  assert.is(await shown(`/cdn/stickers/${still.id}.png`), 'image/png');
  assert.is(await shown(`/cdn/stickers/${moving.id}.png`), 'image/png');
  assert.is(await shown(`/cdn/stickers/${HELLO}.png`), 'image/png');
  assert.is(await shown(`/media/stickers/${gif.id}.gif`), 'image/gif');
  assert.match(String(await shown(`/cdn/stickers/${WAVE}.json`)), 'application/json');
  for (const none of [`/cdn/stickers/${gif.id}.gif`, `/media/stickers/${still.id}.png`, `/cdn/stickers/${WAVE}.png`])
    assert.is(await shown(none), 404, none);
});

/** https://docs.discord.com/developers/resources/sticker#create-guild-sticker */
test('names, files and numbers that Discord refuses are refused (50035, 50045, 50046, 30039, 50013)', async (context) => {
  const { control, mia } = context;
  const image = await picture(1);
  for (const name of ['a', 'a'.repeat(31)]) assert.is(await refused(control.addSticker(name, image)), '50035', name);
  assert.is(await refused(control.addSticker('Bow', image, { description: 'a' })), '50035');
  assert.is(await refused(control.addSticker('Bow', image, { tags: '' })), '50035');
  assert.is(await refused(control.addSticker('Bow', await bar(321, 20))), '50035');
  const large = Buffer.concat([image, Buffer.alloc(524_289)]);
  assert.is(await refused(control.addSticker('Bow', large)), '50045');
  for (const none of ['text', '{"v":"5.5.7","layers":[]}', '<svg xmlns="http://www.w3.org/2000/svg"/>'])
    assert.is(await refused(control.addSticker('Bow', Buffer.from(none))), '50046', none);
  assert.is(await refused(control.addSticker('Bow', image, { as: mia })), '50013');
  for (let number = 1; number <= 5; number += 1) await control.addSticker(`Bow ${number}`, image);
  assert.is(await refused(control.addSticker('Bow 6', image)), '30039');
});

test('stickers beyond the slots of a guild that lost its boosts cannot be sent (50081)', async (context) => {
  const { api, control, messages } = context;
  await control.setBoostTier(1);
  const made: string[] = [];
  for (let number = 1; number <= 6; number += 1)
    made.push((await control.addSticker(`Bow ${number}`, await picture(number))).id);
  await control.setBoostTier(0);
  assert.is((await api('GET', `/stickers/${made[5]}`)).body.available, false);
  assert.equal(refusalOf(await api('POST', messages, { sticker_ids: [made[5]] })), [400, 50081]);
  assert.is((await api('POST', messages, { sticker_ids: [made[4]] })).status, 200);
});

test.run();
