import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { type ManualClock, manualClock } from '../manual-clock.ts';
import { connectRaw, INTENTS, type RawGateway } from '../testing/raw-gateway.ts';
import { APPLICATION_ID, type RawAnswer, startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts';

interface Context extends TestSandbox {
  clock: ManualClock;
  gateway: RawGateway;
  deaf: RawGateway;
  events: string;
}

const test = suite<Context>('scheduled events over raw HTTP');
const GUILD_SCHEDULED_EVENTS = 1 << 16;
const HOUR_MS = 3_600_000;
const [CREATE_EVENTS, MANAGE_EVENTS] = [1n << 44n, 1n << 33n];
const [SCHEDULED, ACTIVE, COMPLETED, CANCELED] = [1, 2, 3, 4];

test.before(async (context) => {
  const clock = manualClock();
  Object.assign(context, { clock }, await startTestSandbox({ clock, identifyEveryMs: 0 }));
  context.events = `/guilds/${context.sandbox.guildId}/scheduled-events`;
  context.gateway = await connectRaw(context.sandbox.gatewayUrl);
  context.gateway.identify(INTENTS | GUILD_SCHEDULED_EVENTS);
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

const refusalOf = ({ status, body }: RawAnswer) => [status, body.code];
const at = ({ clock }: Context, hours: number) => new Date(clock.now() + hours * HOUR_MS).toISOString();
const draftOf = (context: Context) => ({
  name: 'Painting',
  privacy_level: 2,
  entity_type: 3,
  scheduled_start_time: at(context, 24),
  scheduled_end_time: at(context, 26),
  entity_metadata: { location: 'https://glim.example/ada' },
});

test('an event is made, listed, changed and deleted, and who has the intent hears of it', async (context) => {
  const { api, events, gateway, deaf, sandbox } = context;
  const draft = { ...draftOf(context), description: 'Oils.' };
  const made = await api('POST', events, draft);
  assert.is(made.status, 200);
  const { id, ...rest } = made.body;
  assert.equal(rest, {
    ...draft,
    guild_id: sandbox.guildId,
    channel_id: null,
    creator_id: APPLICATION_ID,
    image: null,
    status: SCHEDULED,
    entity_id: null,
    recurrence_rule: null,
    guild_scheduled_event_exceptions: [],
  });
  assert.is((await gateway.dispatch('GUILD_SCHEDULED_EVENT_CREATE')).d.id, id);
  assert.equal(
    (await api('GET', events)).body.map((each: { id: string }) => each.id),
    [id],
  );
  assert.is((await api('PATCH', `${events}/${id}`, { name: 'Ink', description: null })).body.name, 'Ink');
  assert.is((await gateway.dispatch('GUILD_SCHEDULED_EVENT_UPDATE')).d.description, null);
  assert.is((await api('DELETE', `${events}/${id}`)).status, 204);
  assert.is((await gateway.dispatch('GUILD_SCHEDULED_EVENT_DELETE')).d.id, id);
  for (const method of ['GET', 'PATCH', 'DELETE'])
    assert.equal(refusalOf(await api(method, `${events}/${id}`, method === 'PATCH' ? {} : undefined)), [404, 10070]);
  assert.not.ok(deaf.received.some(({ t }) => t?.startsWith('GUILD_SCHEDULED_EVENT_')));
});

test('what an EXTERNAL event lacks, what is too long and what is past is refused (50035)', async (context) => {
  const { api, events } = context;
  const draft = draftOf(context);
  const wrong: [string, object][] = [
    ['no end', { scheduled_end_time: null }],
    ['no place', { entity_metadata: { location: '' } }],
    ['no metadata', { entity_metadata: undefined }],
    ['no name', { name: ' ' }],
    ['a long name', { name: 'x'.repeat(101) }],
    ['a long description', { description: 'x'.repeat(1001) }],
    ['a long place', { entity_metadata: { location: 'x'.repeat(101) } }],
    ['a start that is past', { scheduled_start_time: at(context, -1) }],
    ['an end before its start', { scheduled_end_time: at(context, 23) }],
    ['a voice channel', { entity_type: 2 }],
  ];
  for (const [what, change] of wrong)
    assert.equal(refusalOf(await api('POST', events, { ...draft, ...change })), [400, 50035], what);
  assert.equal((await api('GET', events)).body, []);
  const { body } = await api('POST', events, draft);
  for (const change of [{ scheduled_start_time: at(context, -1) }, { scheduled_end_time: null }])
    assert.equal(refusalOf(await api('PATCH', `${events}/${body.id}`, change)), [400, 50035]);
  await api('DELETE', `${events}/${body.id}`);
});

test('an event starts and is completed, or is cancelled before; then it stays as it is (180000)', async (context) => {
  const { api, events } = context;
  const make = async () => `${events}/${(await api('POST', events, draftOf(context))).body.id}`;
  const turn = (event: string, status: number | undefined) => api('PATCH', event, { status });
  const first = await make();
  assert.equal(refusalOf(await turn(first, COMPLETED)), [400, 50035]);
  assert.is((await turn(first, ACTIVE)).body.status, ACTIVE);
  assert.equal(refusalOf(await turn(first, CANCELED)), [400, 50035]);
  assert.equal(refusalOf(await turn(first, SCHEDULED)), [400, 50035]);
  assert.is((await turn(first, COMPLETED)).body.status, COMPLETED);
  const second = await make();
  assert.is((await turn(second, CANCELED)).body.status, CANCELED);
  for (const event of [first, second]) {
    assert.equal(refusalOf(await turn(event, ACTIVE)), [400, 180000]);
    assert.equal(refusalOf(await api('PATCH', event, { name: 'Other' })), [400, 180000]);
  }
  assert.equal((await api('GET', events)).body, [], 'finished ones are listed no more');
});

test('it begins at its start and is completed at its end by itself, also when these are moved', async (context) => {
  const { api, events, gateway, clock } = context;
  const inSeconds = (seconds: number) => new Date(clock.now() + seconds * 1000).toISOString();
  const times = { scheduled_start_time: inSeconds(5), scheduled_end_time: inSeconds(8) };
  const { body } = await api('POST', events, { ...draftOf(context), ...times });
  clock.advance(5000);
  assert.is((await gateway.dispatch('GUILD_SCHEDULED_EVENT_UPDATE')).d.status, ACTIVE);
  await api('PATCH', `${events}/${body.id}`, { scheduled_end_time: inSeconds(5) });
  clock.advance(4000);
  assert.is((await api('GET', `${events}/${body.id}`)).body.status, ACTIVE);
  gateway.received.length = 0;
  clock.advance(1000);
  assert.is((await gateway.dispatch('GUILD_SCHEDULED_EVENT_UPDATE')).d.status, COMPLETED);
  assert.equal((await api('GET', events)).body, []);
});

test('CREATE_EVENTS makes and keeps one’s own, MANAGE_EVENTS those of others (50013)', async (context) => {
  const { api, control, events } = context;
  const bot = (await control.state()).roles.find(({ tags }) => tags?.bot_id)!;
  const allow = (bits: bigint) =>
    control.editRole(bot.id, {
      permissions: String((BigInt(bot.permissions) & ~(CREATE_EVENTS | MANAGE_EVENTS | 8n)) | bits),
    });
  await allow(CREATE_EVENTS);
  const { body: own } = await api('POST', events, draftOf(context));
  assert.is((await api('PATCH', `${events}/${own.id}`, { name: 'Ink' })).status, 200);
  await allow(0n);
  assert.equal(refusalOf(await api('POST', events, draftOf(context))), [403, 50013]);
  assert.equal(refusalOf(await api('PATCH', `${events}/${own.id}`, { name: 'Oil' })), [403, 50013]);
  assert.equal(refusalOf(await api('DELETE', `${events}/${own.id}`)), [403, 50013]);
  await allow(MANAGE_EVENTS);
  assert.is((await api('DELETE', `${events}/${own.id}`)).status, 204);
  assert.equal(refusalOf(await api('POST', events, draftOf(context))), [403, 50013]);
  await control.editRole(bot.id, { permissions: bot.permissions });
});

test('a moderator renames, cancels and deletes one, and a member without the permission does not', async (context) => {
  const { api, control, events, gateway } = context;
  const make = async () => (await api('POST', events, draftOf(context))).body.id;
  const [first, second] = [await make(), await make()];
  await control.changeEvent(first, { name: 'Moved' });
  assert.is((await gateway.dispatch('GUILD_SCHEDULED_EVENT_UPDATE')).d.name, 'Moved');
  await control.changeEvent(first, { status: CANCELED });
  const refused = await control.deleteEvent(second, { as: await control.userId('mia') }).then(
    () => 'done',
    (error) => error.message,
  );
  assert.match(refused, /Missing Permissions|50013/);
  assert.equal(
    (await control.state()).scheduledEvents.map(({ id }) => id),
    [second],
  );
  await control.deleteEvent(second);
  assert.equal((await api('GET', events)).body, []);
});

test('a guild has a hundred at most that are not over (30038)', async (context) => {
  const { api, events, clock } = context;
  const ids: string[] = [];
  for (let count = 0; count < 100; count += 1) {
    if (count % 40 === 0) clock.advance(6000);
    ids.push((await api('POST', events, draftOf(context))).body.id);
  }
  clock.advance(6000);
  assert.equal(refusalOf(await api('POST', events, draftOf(context))), [400, 30038]);
  await api('PATCH', `${events}/${ids[0]}`, { status: CANCELED });
  assert.is((await api('POST', events, draftOf(context))).status, 200);
});

test.run();
