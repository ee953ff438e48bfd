import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../../tests/support/domain.ts';
import { emptyTables } from '../../../../tests/support/empty-tables.ts';
import { openChannel } from '../../../../tests/support/factories.ts';
import { suite } from '../../../../tests/support/suite.ts';
import type { Channel } from '../../channels/channel.entity.ts';
import type { AlertChoices } from '../alert-channels.ts';

interface Context {
  domain: TestDomain;
  channel: Channel;
}

const test = suite<Context>('which scheduled events a guild wants');
const GUILD = '900000000000000001';
const DAY = '2026-12-04';

test.before(async (context) => {
  context.domain = await openTestDomain();
});
test.beforeEach(async (context) => {
  const { domain } = context;
  domain.clock.set('2026-12-01T12:00:00Z');
  await emptyTables(domain.database.pool, 'alert_settings', 'alert_channel', 'guild_event', 'stream', 'channel');
  context.channel = await domain.database.unitOfWork(async () => {
    await domain.guildStreams.choose(GUILD, { wantsEvents: true });
    return (await openChannel(domain)).channel;
  });
});
test.after(({ domain }) => domain.close());

function plan({ domain, channel }: Context, time = '12:00', title = 'Painting a mountain') {
  const input = { title, day: DAY, time, lengthMinutes: 120, isWeekly: false, timeZone: 'UTC' };
  return domain.database.unitOfWork(async () => {
    const own = await domain.channels.get(channel.slug);
    return domain.schedules.add(own, own.owner, input);
  });
}

let places = 800000000000000000n;
function hear({ domain }: Context, choices: AlertChoices) {
  places += 1n;
  const place = { guildId: GUILD, textChannelId: String(places) };
  return domain.database.unitOfWork(() => domain.alertChannels.add(place, choices));
}

const consider = ({ domain }: Context) =>
  domain.database.unitOfWork(async () =>
    (await domain.guildEvents.consider(GUILD)).map(({ phase, keptAwayBy }) => [phase, keptAwayBy]),
  );
const at = ({ domain }: Context, time: string) => domain.clock.set(`${DAY}T${time}:00Z`);
const start = ({ domain, channel }: Context) => domain.database.unitOfWork(() => domain.streams.start(channel.id));
const end = ({ domain }: Context, id: string) =>
  domain.database.unitOfWork(async () => {
    await domain.streams.lost(id);
    await domain.streams.endIfStillLost(id, domain.clock.now());
  });

test('one alert channel that takes the stream is enough, and the nearest of the others tells why not', async (context) => {
  await plan(context);
  assert.equal(await consider(context), [['before', 'streamer']], 'nobody hears of anyone');
  await hear(context, { isForAll: false });
  assert.equal(await consider(context), [['before', 'streamer']]);
  await hear(context, { categories: ['Music'] });
  assert.equal(await consider(context), [['before', 'category']]);
  await hear(context, { titleWords: ['-mountain'] });
  assert.equal(await consider(context), [['before', 'title']]);
  await hear(context, { titleWords: ['mountain'] });
  assert.equal(await consider(context), [['before', null]]);
});

test('a mature channel’s plans are kept from guilds that take no mature streams, as soon as it is one', async (context) => {
  const { domain, channel } = context;
  await plan(context);
  await hear(context, { takesMature: false });
  assert.equal(await consider(context), [['before', null]]);
  await domain.database.pool.query('delete from graphile_worker._private_jobs');
  await domain.database.unitOfWork(async () =>
    domain.channels.update(await domain.channels.get(channel.slug), { isMature: true }),
  );
  assert.equal(await consider(context), [['before', 'mature']]);
  const { rows } = await domain.database.pool.query('select key from graphile_worker.jobs');
  assert.equal(rows, [{ key: `guild-events:${GUILD}` }]);
});

test('what is on and stands is taken away for no filter', async (context) => {
  const { domain, channel } = context;
  await plan(context);
  await hear(context, { takesMature: false });
  at(context, '11:45');
  await start(context);
  await domain.database.unitOfWork(async () => {
    const [wanted] = await domain.guildEvents.listWanted(GUILD);
    await domain.guildEvents.stands(await domain.guildEvents.claim(GUILD, wanted!, 'here'), '700000000000000001');
    await domain.channels.update(await domain.channels.get(channel.slug), { isMature: true });
  });
  assert.equal(await consider(context), [['live', null]]);
});

test('a plan is before its stream, live with it, over after it, and no more without it for an hour', async (context) => {
  await plan(context);
  await hear(context, {});
  const phases = async () => (await consider(context)).map(([phase]) => phase);
  at(context, '11:00');
  const early = await start(context);
  at(context, '11:40');
  assert.equal(await phases(), ['before'], 'what began earlier may be over by then');
  at(context, '12:00');
  assert.equal(await phases(), ['live']);
  await end(context, early.id);
  await emptyTables(context.domain.database.pool, 'stream');
  assert.equal(await phases(), ['before']);
  at(context, '12:59');
  assert.equal(await phases(), ['before']);
  const late = await start(context);
  at(context, '15:00');
  assert.equal(await phases(), ['live']);
  at(context, '13:30');
  await end(context, late.id);
  assert.equal(await phases(), ['over']);
  await emptyTables(context.domain.database.pool, 'stream');
  assert.equal(await phases(), []);
});

test('a stream that goes on into the next plan is that one', async (context) => {
  await plan(context);
  await plan(context, '14:00', 'Ink');
  await hear(context, {});
  at(context, '12:00');
  await start(context);
  at(context, '13:59');
  assert.equal(await consider(context), [
    ['live', null],
    ['before', null],
  ]);
  at(context, '14:00');
  assert.equal(await consider(context), [['live', null]]);
});

test.run();
