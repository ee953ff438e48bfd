import * as assert from 'uvu/assert';
import { movingPicture, picture } from '../../../tests/support/pictures.ts';
import { suite } from '../../../tests/support/suite.ts';
import { type ManualClock, manualClock } from '../manual-clock.ts';
import { connectRaw, INTENTS, type RawGateway } from '../testing/raw-gateway.ts';
import { APPLICATION_ID, type RawAnswer, startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts';

interface Context extends TestSandbox {
  clock: ManualClock;
  gateway: RawGateway;
  deaf: RawGateway;
  emojis: string;
}

const test = suite<Context>('emoji over raw HTTP');
const GUILD_EXPRESSIONS = 1 << 3;
const HOUR_MS = 3_600_000;
const OWN = `/applications/${APPLICATION_ID}/emojis`;

test.before(async (context) => {
  const clock = manualClock();
  Object.assign(context, { clock }, await startTestSandbox({ clock, identifyEveryMs: 0 }));
  context.emojis = `/guilds/${context.sandbox.guildId}/emojis`;
  context.gateway = await connectRaw(context.sandbox.gatewayUrl);
  context.gateway.identify(INTENTS | GUILD_EXPRESSIONS);
  context.deaf = await connectRaw(context.sandbox.gatewayUrl);
  context.deaf.identify(INTENTS);
  await Promise.all([context.gateway.dispatch('READY'), context.deaf.dispatch('READY')]);
});
test.beforeEach(({ clock, gateway }) => {
  clock.advance(6000);
  gateway.received.length = 0;
});
test.after(async ({ gateway, deaf, close }) => {
  gateway.close();
  deaf.close();
  await close();
});

const uri = (bytes: Buffer, type = 'png') => `data:image/${type};base64,${bytes.toString('base64')}`;
const refusalOf = ({ status, body }: RawAnswer) => [status, body.code];

test('an emoji is made, listed with its maker, renamed, shown by the CDN and deleted, and who listens hears of it', async (context) => {
  const { api, emojis, gateway, deaf, sandbox } = context;
  const image = await picture(1, { size: 16 });
  const made = await api('POST', emojis, { name: 'wave', image: uri(image) });
  assert.is(made.status, 201);
  const { id, user, ...rest } = made.body;
  assert.is(user.id, APPLICATION_ID);
  assert.equal(rest, {
    name: 'wave',
    roles: [],
    require_colons: true,
    managed: false,
    animated: false,
    available: true,
  });
  const heard = await gateway.dispatch('GUILD_EMOJIS_UPDATE');
  assert.equal(
    heard.d.emojis.map((each: { name: string }) => each.name),
    ['wave'],
  );

  const shown = await fetch(`${sandbox.url}/cdn/emojis/${id}.png`);
  assert.ok(Buffer.from(await shown.arrayBuffer()).equals(image));
  assert.is((await api('PATCH', `${emojis}/${id}`, { name: 'hello' })).body.name, 'hello');
  assert.equal(
    (await api('GET', emojis)).body.map((each: { name: string }) => each.name),
    ['hello'],
  );
  assert.is((await api('DELETE', `${emojis}/${id}`)).status, 204);
  assert.equal(refusalOf(await api('GET', `${emojis}/${id}`)), [400, 10014]);
  assert.is((await fetch(`${sandbox.url}/cdn/emojis/${id}.png`)).status, 404);
  assert.not.ok(
    deaf.received.some(({ t }) => t === 'GUILD_EMOJIS_UPDATE'),
    'without the intent nothing is heard',
  );
});

/** https://docs.discord.com/developers/resources/emoji#modify-guild-emoji: "roles: roles allowed to use this emoji" */
test('roles that alone may use an emoji are kept, shown and changed; ids of none are refused (10011, 50035)', async (context) => {
  const { api, control, emojis, gateway, clock } = context;
  const image = uri(await picture(5, { size: 16 }));
  const [one, other] = [await control.addRole('One'), await control.addRole('Other')];
  const foreign = await control.addGuild('Elsewhere');
  const made = await api('POST', emojis, { name: 'ours', image, roles: [one.id, one.id] });
  assert.equal([made.status, made.body.roles], [201, [one.id]]);
  const heard = await gateway.dispatch('GUILD_EMOJIS_UPDATE');
  assert.equal(heard.d.emojis[0].roles, [one.id]);

  const emoji = `${emojis}/${made.body.id}`;
  assert.equal((await api('PATCH', emoji, { roles: [other.id] })).body.roles, [other.id]);
  assert.equal((await api('PATCH', emoji, { name: 'theirs' })).body.roles, [other.id], 'what is left out stays');
  assert.equal((await api('GET', emojis)).body[0].roles, [other.id]);
  assert.equal((await api('GET', emoji)).body.roles, [other.id]);

  clock.advance(6000);
  for (const [roles, code] of [
    [['123456789012345678'], 10011],
    [[foreign.id], 10011],
    [['everyone'], 50035],
  ]) {
    assert.is((await api('PATCH', emoji, { roles })).body.code, code);
    assert.is((await api('POST', emojis, { name: 'more', image, roles })).body.code, code);
  }
  assert.equal((await api('GET', emoji)).body.roles, [other.id]);
  clock.advance(6000);
  assert.equal((await api('PATCH', emoji, { roles: null })).body.roles, []);
  assert.is((await api('DELETE', emoji)).status, 204);
});

test('names and pictures that Discord refuses are refused (50035)', async ({ api, emojis }) => {
  const image = uri(await picture(1, { size: 16 }));
  for (const name of ['a', 'a'.repeat(33), 'no spaces', 'ümlaut'])
    assert.equal(refusalOf(await api('POST', emojis, { name, image })), [400, 50035], name);
  const large = Buffer.concat([await picture(1), Buffer.alloc(262_145)]);
  for (const wrong of [
    'https://example.org/x.png',
    uri(Buffer.from('text')),
    uri(large),
    'data:image/svg+xml;base64,AAAA',
  ])
    assert.equal(refusalOf(await api('POST', emojis, { name: 'wave', image: wrong })), [400, 50035]);
  assert.equal((await api('GET', emojis)).body, []);
});

test('making needs CREATE_GUILD_EXPRESSIONS, and changing what others made MANAGE_GUILD_EXPRESSIONS (50013)', async (context) => {
  const { api, control, emojis, clock } = context;
  const image = await picture(2, { size: 16 });
  const theirs = await control.addEmoji('theirs', image);
  const { body: own } = await api('POST', emojis, { name: 'own', image: uri(image) });
  const roles = (await control.state()).roles;
  const bot = roles.find(({ tags }) => tags?.bot_id)!;
  const [create, manage] = [1n << 43n, 1n << 30n];
  await control.editRole(bot.id, { permissions: String(BigInt(bot.permissions) & ~manage) });
  assert.equal(refusalOf(await api('PATCH', `${emojis}/${theirs.id}`, { name: 'mine' })), [403, 50013]);
  assert.equal(refusalOf(await api('DELETE', `${emojis}/${theirs.id}`)), [403, 50013]);
  assert.is((await api('PATCH', `${emojis}/${own.id}`, { name: 'own_2' })).status, 200);
  await control.editRole(bot.id, { permissions: String(BigInt(bot.permissions) & ~manage & ~create) });
  assert.equal(refusalOf(await api('POST', emojis, { name: 'more', image: uri(image) })), [403, 50013]);
  assert.equal(refusalOf(await api('DELETE', `${emojis}/${own.id}`)), [403, 50013]);
  clock.advance(6000);
  const listed = (await api('GET', emojis)).body;
  assert.ok(
    listed.every((each: object) => !('user' in each)),
    'who made them is not told then',
  );
  await control.editRole(bot.id, { permissions: bot.permissions });
  for (const id of [theirs.id, own.id]) assert.is((await api('DELETE', `${emojis}/${id}`)).status, 204);
});

test('slots go by the boost tier, for each kind (30008, 30018); what lost its slot is unavailable', async (context) => {
  const { api, control, emojis, sandbox, gateway, clock } = context;
  const [still, moving] = [await picture(3, { size: 8 }), await movingPicture(3, { size: 8 })];
  for (let count = 0; count < 50; count += 1) await control.addEmoji(`still_${count}`, still);
  for (let count = 0; count < 50; count += 1) await control.addEmoji(`moving_${count}`, moving);
  assert.equal(refusalOf(await api('POST', emojis, { name: 'more', image: uri(still) })), [400, 30008]);
  assert.equal(refusalOf(await api('POST', emojis, { name: 'more', image: uri(moving, 'gif') })), [400, 30018]);
  await control.setBoostTier(1);
  assert.is((await gateway.dispatch('GUILD_UPDATE')).d.premium_tier, 1);
  const { status, body } = await api('POST', emojis, { name: 'more', image: uri(still) });
  assert.equal([status, body.available], [201, true]);
  await control.setBoostTier(0);
  clock.advance(6000);
  assert.is((await api('GET', `${emojis}/${body.id}`)).body.available, false);
  for (const { id } of (await control.state(sandbox.guildId)).emojis) await control.deleteEmoji(id);
});

test('about fifty uploads an hour and guild are let through, then 429 until the hour is over', async (context) => {
  const { api, emojis, clock, control } = context;
  const image = uri(await picture(4, { size: 8 }));
  let limited: RawAnswer | undefined;
  for (let count = 0; count < 52 && !limited; count += 1) {
    const answer = await api('POST', emojis, { name: 'again', image });
    if (answer.status === 429) limited = answer;
    else await api('DELETE', `${emojis}/${answer.body.id}`);
    clock.advance(1000);
  }
  assert.ok(limited, 'the 51st is refused');
  assert.ok(limited.body.retry_after > 3500, `${limited.body.retry_after} s`);
  assert.is(limited.headers.get('x-ratelimit-remaining'), '0');
  const other = await control.addGuild('Other');
  assert.is(
    (await api('POST', `/guilds/${other.id}/emojis`, { name: 'here', image })).status,
    201,
    'another guild has its own',
  );
  clock.advance(HOUR_MS);
  const again = await api('POST', emojis, { name: 'again', image });
  assert.is(again.status, 201);
});

test('the application has emoji of its own, each with a name of its own', async ({ api, sandbox, clock }) => {
  const image = uri(await picture(5, { size: 16 }));
  const made = await api('POST', OWN, { name: 'wave', image });
  assert.equal([made.status, made.body.user.id], [201, APPLICATION_ID]);
  assert.equal(refusalOf(await api('POST', OWN, { name: 'wave', image })), [400, 50035]);
  assert.equal(
    (await api('GET', OWN)).body.items.map((each: { name: string }) => each.name),
    ['wave'],
  );
  assert.is((await api('PATCH', `${OWN}/${made.body.id}`, { name: 'hello' })).body.name, 'hello');
  assert.is((await fetch(`${sandbox.url}/cdn/emojis/${made.body.id}.png`)).status, 200);
  clock.advance(6000);
  assert.is((await api('DELETE', `${OWN}/${made.body.id}`)).status, 204);
  assert.equal(refusalOf(await api('GET', `${OWN}/${made.body.id}`)), [400, 10014]);
});

test.run();
