import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { type ManualClock, manualClock } from '../manual-clock.ts';
import { connectRaw, INTENTS, type RawGateway } from '../testing/raw-gateway.ts';
import { APPLICATION_ID, startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts';

interface Context extends TestSandbox {
  clock: ManualClock;
  gateway: RawGateway;
  general: string;
  mia: string;
  sam: string;
}

const test = suite<Context>('interactions over raw HTTP');

test.before(async (context) => {
  const clock = manualClock();
  Object.assign(context, { clock }, await startTestSandbox({ clock }));
  const { api, control, sandbox } = context;
  context.general = await control.channelId('general');
  context.mia = await control.userId('mia');
  context.sam = await control.userId('sam');
  context.gateway = await connectRaw(sandbox.gatewayUrl);
  context.gateway.identify(INTENTS);
  await context.gateway.dispatch('READY');
  const command = {
    name: 'ping',
    description: 'Answers',
    options: [{ type: 3, name: 'text', description: 'Text', autocomplete: true }],
  };
  const staff = { name: 'staff', description: 'For staff', default_member_permissions: '32' };
  await api('PUT', `/applications/${APPLICATION_ID}/guilds/${sandbox.guildId}/commands`, [command, staff]);
});
test.after(async ({ gateway, close }) => {
  gateway.close();
  await close();
});
test.beforeEach(async ({ clock, gateway }) => {
  clock.advance(6000);
  gateway.received.length = 0;
  gateway.send(1, null);
  await gateway.next(({ op }) => op === 11);
});

/** Mia runs /ping; what the bot receives, and what she will see. */
async function ping({ control, gateway, general, mia }: Context) {
  const outcome = control.as(mia).in(general).slash('ping', { text: 'hi' });
  const { d } = await gateway.dispatch('INTERACTION_CREATE');
  return { outcome, interaction: d };
}

const callbackPath = ({ id, token }: { id: string; token: string }) => `/interactions/${id}/${token}/callback`;
const originalPath = ({ token }: { token: string }) => `/webhooks/${APPLICATION_ID}/${token}/messages/@original`;

test('an interaction says who, where and with what rights', async (context) => {
  const { interaction, outcome } = await ping(context);
  assert.is(interaction.type, 2);
  assert.is(interaction.member.user.username, 'mia');
  assert.match(interaction.member.permissions, /^\d+$/);
  assert.match(interaction.app_permissions, /^\d+$/);
  assert.is(interaction.channel.name, 'general');
  assert.equal(interaction.data.options, [{ name: 'text', type: 3, value: 'hi' }]);
  assert.equal(interaction.entitlements, []);
  assert.equal(interaction.authorizing_integration_owners, { 0: context.sandbox.guildId });
  assert.is(interaction.attachment_size_limit, 10 * 1024 * 1024);
  assert.is(interaction.context, 0);

  const answer = { type: 4, data: { content: 'pong', flags: 64 } };
  const { status, body } = await context.api('POST', `${callbackPath(interaction)}?with_response=true`, answer);
  assert.is(status, 200);
  assert.is(body.resource.message.content, 'pong');
  assert.is((await outcome).isEphemeral, true);
});

test("a command of a message's menu comes with the message, words and all", async (context) => {
  const { api, control, gateway, general, mia, sandbox } = context;
  const path = `/applications/${APPLICATION_ID}/guilds/${sandbox.guildId}/commands`;
  assert.is((await api('POST', path, { name: 'Keep This', type: 3 })).status, 200);
  const message = await control.as(mia).in(general).post('remember the milk');
  const outcome = control.as(mia).in(general).messageCommand(message.id, 'Keep This');
  const { d } = await gateway.dispatch('INTERACTION_CREATE');
  assert.equal([d.type, d.data.type, d.data.name, d.data.target_id], [2, 3, 'Keep This', message.id]);
  assert.is(d.data.resolved.messages[message.id].content, 'remember the milk');
  await api('POST', callbackPath(d), { type: 4, data: { content: 'Kept.' } });
  assert.is((await outcome).message?.content, 'Kept.');

  const { messageCommands, commands } = await control.as(mia).state();
  assert.equal(
    [messageCommands.map(({ name }) => name), commands.some(({ name }) => name === 'Keep This')],
    [['Keep This'], false],
  );
  assert.match(String(await control.as(mia).in(general).messageCommand(message.id, 'ping').catch(String)), '10063');
});

test('a second answer is 40060', async (context) => {
  const { interaction, outcome } = await ping(context);
  const answer = () => context.api('POST', callbackPath(interaction), { type: 4, data: { content: 'pong' } });
  assert.is((await answer()).status, 204);
  assert.is((await answer()).body.code, 40060);
  assert.is((await outcome).message?.content, 'pong');
});

test('an answer after three seconds is 10062, and the member sees that nothing came', async (context) => {
  const { interaction, outcome } = await ping(context);
  context.clock.advance(3000);
  assert.equal(await outcome, {
    interactionId: interaction.id,
    outcome: 'unanswered',
    error: 'The application did not respond',
  });
  const late = await context.api('POST', callbackPath(interaction), { type: 4, data: { content: 'late' } });
  assert.is(late.body.code, 10062);
  assert.is((await context.api('PATCH', originalPath(interaction), { content: 'late' })).body.code, 10015);
});

test('a deferred answer thinks until it is edited, and @original may be percent-encoded', async (context) => {
  const { interaction, outcome } = await ping(context);
  await context.api('POST', callbackPath(interaction), { type: 5 });
  assert.is((await outcome).isLoading, true);
  const path = originalPath(interaction).replace('@', '%40');
  const { body } = await context.api('PATCH', path, { content: 'done' });
  assert.is(body.edited_timestamp, null);
  assert.is(body.flags & 128, 0);
  assert.is((await context.api('GET', originalPath(interaction))).body.content, 'done');
  assert.is(body.interaction_metadata.id, interaction.id);
});

test('a modal after a defer is 40060', async (context) => {
  const { interaction } = await ping(context);
  await context.api('POST', callbackPath(interaction), { type: 5 });
  const input = { type: 1, components: [{ type: 4, custom_id: 'a', style: 1, label: 'A' }] };
  const modal = { type: 9, data: { custom_id: 'm', title: 'T', components: [input] } };
  assert.is((await context.api('POST', callbackPath(interaction), modal)).body.code, 40060);
});

test('a modal of six components is refused, and the interaction still waits', async (context) => {
  const { interaction, outcome } = await ping(context);
  const input = (custom_id: string) => ({ type: 1, components: [{ type: 4, custom_id, style: 1, label: 'A' }] });
  const modal = (...ids: string[]) => ({ type: 9, data: { custom_id: 'm', title: 'T', components: ids.map(input) } });
  const tooMany = await context.api('POST', callbackPath(interaction), modal('a', 'b', 'c', 'd', 'e', 'f'));
  assert.is(tooMany.body.errors.data.components._errors[0].code, 'BASE_TYPE_BAD_LENGTH');
  const twice = await context.api('POST', callbackPath(interaction), modal('a', 'a'));
  assert.is(
    twice.body.errors.data.components[1].components[0].custom_id._errors[0].code,
    'COMPONENT_CUSTOM_ID_DUPLICATED',
  );
  assert.is((await context.api('POST', callbackPath(interaction), modal('a'))).status, 204);
  assert.is((await outcome).modal?.title, 'T');
});

test('a click carries its message, an update changes it, and a modal from it comes back filled', async (context) => {
  const { api, control, gateway, general, mia } = context;
  const components = [{ type: 1, components: [{ type: 2, style: 1, label: 'Open', custom_id: 'open' }] }];
  const { body: panel } = await api('POST', `/channels/${general}/messages`, { content: 'panel', components });
  const clicked = control.as(mia).in(general).click(panel.id, 'open');
  const { d: click } = await gateway.dispatch('INTERACTION_CREATE');
  assert.is(click.message.id, panel.id);
  const field = { type: 18, label: 'Why', component: { type: 4, custom_id: 'why', style: 2, min_length: 3 } };
  await api('POST', callbackPath(click), {
    type: 9,
    data: { custom_id: 'form', title: 'Ticket', components: [field] },
  });
  const { interactionId } = await clicked;

  gateway.received.length = 0;
  const inMia = control.as(mia).in(general);
  assert.match(
    String(await inMia.submitModal(interactionId, { why: 'no' }).catch(String)),
    /Must be 3 to 4000 characters/,
  );
  const submitted = inMia.submitModal(interactionId, { why: 'it is broken' });
  const { d: submit } = await gateway.dispatch('INTERACTION_CREATE');
  assert.is(submit.type, 5);
  assert.is(submit.data.components[0].component.value, 'it is broken');
  await api('POST', callbackPath(submit), { type: 7, data: { content: 'changed' } });
  assert.is((await submitted).outcome, 'update');
  assert.is((await api('GET', `/channels/${general}/messages/${panel.id}`)).body.content, 'changed');
});

test('in the select of a modal only what is offered can be chosen, and as many as it takes', async (context) => {
  const { outcome, interaction } = await ping(context);
  const options = ['a', 'b', 'c'].map((value) => ({ label: value, value }));
  const select = { type: 3, custom_id: 'which', options, min_values: 1, max_values: 2 };
  const modal = { custom_id: 'form', title: 'Which?', components: [{ type: 18, label: 'Which', component: select }] };
  await context.api('POST', callbackPath(interaction), { type: 9, data: modal });
  const { interactionId } = await outcome;
  const inMia = context.control.as(context.mia).in(context.general);
  const choose = (which: string[]) => inMia.submitModal(interactionId, { which }).catch(String);
  assert.match(String(await choose([])), 'This field is required.');
  assert.match(String(await choose(['a', 'b', 'c'])), 'Choose 1 to 2.');
  assert.match(String(await choose(['d'])), 'There is no such option.');
  context.gateway.received.length = 0;
  const submitted = choose(['a', 'c']);
  const { d } = await context.gateway.dispatch('INTERACTION_CREATE');
  assert.equal(d.data.components[0].component.values, ['a', 'c']);
  await context.api('POST', callbackPath(d), { type: 4, data: { content: 'Thanks' } });
  await submitted;
});

test('an ephemeral answer is seen by its member alone', async (context) => {
  const { interaction, outcome } = await ping(context);
  await context.api('POST', callbackPath(interaction), { type: 4, data: { content: 'psst', flags: 64 } });
  await outcome;
  const sees = async (userId: string) =>
    (await context.control.as(userId).in(context.general).messages()).some(({ content }) => content === 'psst');
  assert.is(await sees(context.mia), true);
  assert.is(await sees(context.sam), false);
  const told = context.gateway.received.some(({ t, d }) => t === 'MESSAGE_CREATE' && d.content === 'psst');
  assert.is(told, false);
});

test('autocompletion answers with choices', async (context) => {
  const { control, gateway, general, mia, api } = context;
  const outcome = control.as(mia).in(general).autocomplete('ping', 'text', { text: 'he' });
  const { d } = await gateway.dispatch('INTERACTION_CREATE');
  assert.equal(d.data.options, [{ name: 'text', type: 3, value: 'he', focused: true }]);
  await api('POST', callbackPath(d), { type: 8, data: { choices: [{ name: 'Hello', value: 'hello' }] } });
  assert.equal((await outcome).choices, [{ name: 'Hello', value: 'hello' }]);
});

test('a command is hidden from those without its permission', async ({ control, general, mia }) => {
  const refusal = await control.as(mia).in(general).slash('staff').catch(String);
  assert.match(String(refusal), /10063/);
});

test('command names are lower case, and a scope holds 100', async ({ api }) => {
  const path = `/applications/${APPLICATION_ID}/commands`;
  const upper = await api('PUT', path, [{ name: 'Ping', description: 'x' }]);
  assert.is(upper.body.errors[0].name._errors[0].code, 'APPLICATION_COMMAND_INVALID_NAME');
  const many = Array.from({ length: 101 }, (_, index) => ({ name: `c${index}`, description: 'x' }));
  assert.is((await api('PUT', path, many)).body.code, 30032);
  const again = await api('PUT', path, [{ name: 'ping', description: 'Answers' }]);
  assert.is(again.body[0].name, 'ping');
  assert.is((await api('GET', path)).body[0].id, again.body[0].id);
});

/** The last one: in its quarter of an hour the silent gateway client is closed. */
test('a token ends after 15 minutes with 50027', async (context) => {
  const { interaction } = await ping(context);
  await context.api('POST', callbackPath(interaction), { type: 5 });
  context.clock.advance(14 * 60_000);
  assert.is((await context.api('PATCH', originalPath(interaction), { content: 'in time' })).status, 200);
  context.clock.advance(61_000);
  const { status, body } = await context.api('PATCH', originalPath(interaction), { content: 'late' });
  assert.equal([status, body.code], [401, 50027]);
});

test.run();
