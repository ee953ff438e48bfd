import * as assert from 'uvu/assert';
import { GLIMCAP_SETTINGS, openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { emptyTables } from '../../../tests/support/empty-tables.ts';
import { createUser, openChannel } from '../../../tests/support/factories.ts';
import { picture } from '../../../tests/support/pictures.ts';
import { refusal } from '../../../tests/support/refusal.ts';
import { suite } from '../../../tests/support/suite.ts';
import { personOf } from '../emotes/new-emote.ts';
import type { NewSample } from './metrics.ts';
import type { Reading } from './reading.ts';
import { weekWindow } from './week-window.ts';

const test = suite<TestDomain>('metrics');
/** The week from Monday 2 March to Sunday 8 March 2026, at whose end New York's clocks go forward. */
const WEEK = weekWindow(new Date('2026-03-11T12:00:00Z'), GLIMCAP_SETTINGS.timeZone);

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async ({ clock, database }) => {
  clock.set('2026-03-11T12:00:00Z');
  await emptyTables(
    database.pool,
    'metric_sample',
    'metric_failure',
    'viewer_moment',
    'stream',
    'emote',
    'channel',
    '"user"',
    'ticket',
  );
});
test.after((context) => context.close());

function record({ database, metrics }: TestDomain, sample: Partial<NewSample>) {
  return database.unitOfWork(() => metrics.record({ key: 'discord', value: 5936, source: 'hand', ...sample }));
}

function read({ database, metricCatalogue, metrics }: TestDomain, key: string): Promise<Reading> {
  return database.unitOfWork(async () => metrics.read(await metricCatalogue.get(key), WEEK));
}

test('a gauge is the last sample of the week, with its source and its time', async (context) => {
  await record(context, { value: 5900, takenAt: new Date('2026-03-05T10:00:00Z') });
  await record(context, {
    value: 5936,
    takenAt: new Date('2026-03-09T03:55:00Z'),
    author: 'Ada',
    query: 'GET /guilds/1',
  });
  const { value, provenance } = await read(context, 'discord');
  assert.is(value, 5936);
  assert.equal(provenance, {
    source: 'hand',
    takenAt: '2026-03-09T03:55:00.000Z',
    query: 'GET /guilds/1',
    note: 'recorded by Ada',
  });
});

test('the week is cut at midnight in its zone, also when the clocks change that day', async (context) => {
  await record(context, { value: 1, takenAt: new Date('2026-03-02T04:59:59Z') });
  await record(context, { value: 2, takenAt: new Date('2026-03-09T04:00:00Z') });
  assert.is((await read(context, 'discord')).value, null);
  await record(context, { value: 3, takenAt: new Date('2026-03-02T05:00:00Z') });
  assert.is((await read(context, 'discord')).value, 3);
  await record(context, { value: 4, takenAt: new Date('2026-03-09T03:59:59Z') });
  assert.is((await read(context, 'discord')).value, 4);
});

test('what is missing says why', async (context) => {
  assert.equal((await read(context, 'mrr')).provenance, { note: 'nobody recorded it for this week' });
  assert.equal((await read(context, 'discord')).provenance, { note: 'it was not sampled in this week' });
  context.clock.set('2026-03-09T03:59:00Z');
  await context.database.unitOfWork(() => context.metrics.failed('discord', 'Discord refuses DISCORD_TOKEN'));
  assert.equal((await read(context, 'discord')).provenance, {
    note: 'could not be counted on 2026-03-08: Discord refuses DISCORD_TOKEN',
  });
});

test('a correction stands in for a sample, which stays in the database', async (context) => {
  const takenAt = new Date('2026-03-08T20:00:00Z');
  const wrong = await record(context, { value: 59360, takenAt });
  const right = await record(context, { value: 5936, takenAt, note: 'a 0 too many' });
  const { value, provenance } = await read(context, 'discord');
  assert.is(value, 5936);
  assert.is(provenance.note, 'a 0 too many');
  assert.is(right.supersedesId, wrong.id);
  const { rows } = await context.database.pool.query('select value from metric_sample order by value');
  assert.equal(
    rows.map((row) => row.value),
    ['5936', '59360'],
  );
});

test('the same sample again is kept once', async (context) => {
  const takenAt = new Date('2026-03-08T20:00:00Z');
  const first = await record(context, { takenAt });
  const [again, atOnce] = await Promise.all([record(context, { takenAt }), record(context, { takenAt })]);
  assert.is(again.id, first.id);
  assert.is(atOnce.id, first.id);
});

test('no sample can be changed or deleted', async (context) => {
  await record(context, {});
  for (const sql of ['update metric_sample set value = 1', 'delete from metric_sample']) {
    try {
      await context.database.pool.query(sql);
      assert.unreachable(sql);
    } catch (error) {
      assert.match(String(error), 'metric_sample is final');
    }
  }
});

test('money is kept in minor units with its currency', async (context) => {
  await record(context, { key: 'mrr', value: 816000, takenAt: new Date('2026-03-08T20:00:00Z') });
  assert.equal((await read(context, 'mrr')).value, { minor: 816000n, currency: 'USD' });
});

test('what makes no sense is refused', async (context) => {
  const unknown = await refusal(() => record(context, { key: 'myspace' }));
  assert.is(unknown.code, 'metric_unknown');
  assert.match(unknown.message, 'Known are: discord, twitter');
  for (const value of [-1, 1.5, Number.NaN, 2 ** 60]) {
    assert.is((await refusal(() => record(context, { value }))).code, 'metric_value_invalid');
  }
  const future = () => record(context, { takenAt: new Date('2026-03-11T12:02:00Z') });
  assert.is((await refusal(future)).code, 'metric_time_invalid');
});

test('the database counts users, streamers, hours and tickets by itself', async (context) => {
  const { channels, chat, clock, database, emoteDesk, emoteProposals, streams, support, accounts } = context;
  clock.set('2026-03-01T12:00:00Z');
  const early = await database.unitOfWork(() => openChannel({ accounts, channels }));
  clock.set('2026-03-03T12:00:00Z');
  const late = await database.unitOfWork(() => openChannel({ accounts, channels }));
  await live(early.channel.id, { from: '2026-03-02T04:00:00Z', to: '2026-03-02T06:00:00Z' });
  await live(early.channel.id, { from: '2026-03-04T10:00:00Z', to: '2026-03-04T12:30:00Z' });
  await live(late.channel.id, { from: '2026-03-09T03:30:00Z', to: '2026-03-09T09:00:00Z' });
  clock.set('2026-03-09T03:59:00Z');
  await database.unitOfWork(async () => {
    const member = { id: '200000000000000001', name: 'Mia', avatarUrl: null };
    const place = { guildId: '300000000000000001', ticketChannelId: '300000000000000002' };
    const ticket = await support.open({ ...place, member, subject: 'Key', text: 'It fails' });
    await support.threadStarted(ticket, '400000000000000001');
    await support.opened(ticket, '500000000000000001');
    await chat.say(early.channel.owner, early.channel, { text: 'Good night, all', nonce: 'one' });
  });
  const [inTime, tooLate] = [await propose('wave', 1), await propose('dance', 2)];
  await propose('shy', 3);
  await database.unitOfWork(() => emoteDesk.approve(inTime, 'Ada'));
  clock.set('2026-03-09T04:00:00Z');
  await database.unitOfWork(() => emoteDesk.approve(tooLate, 'Ada'));
  await database.unitOfWork(() => chat.say(late.channel.owner, late.channel, { text: 'Too late', nonce: 'two' }));
  clock.set('2026-03-10T12:00:00Z');
  await database.unitOfWork(() => createUser({ accounts }));

  assert.is((await read(context, 'users')).value, 2);
  assert.is((await read(context, 'unique_streamers')).value, 2);
  assert.is((await read(context, 'hours_live')).value, 4, '1 h after midnight, 2.5 h, half an hour before the end');
  assert.is((await read(context, 'chat_messages')).value, 1);
  assert.is((await read(context, 'emotes')).value, 1, 'neither what waits nor what was approved later');
  const tickets = await read(context, 'support_tickets');
  assert.is(tickets.value, 1);
  assert.equal(tickets.provenance, {
    source: 'database',
    takenAt: '2026-03-10T12:00:00.000Z',
    query: 'support.countOpened from 2026-03-02T05:00:00.000Z to 2026-03-09T04:00:00.000Z',
  });

  assert.equal((await read(context, 'first_response')).provenance, { note: 'no ticket of this week was answered' });
  await database.pool.query(`update ticket set first_response_at = opened_at + interval '90 seconds'`);
  assert.equal((await read(context, 'first_response')).value, { seconds: 90 });
  const uncounted = await read(context, 'peak_viewers');
  assert.is(uncounted.value, null);
  assert.match(uncounted.provenance.note ?? '', 'viewers were not counted yet');
  await database.pool.query(`insert into viewer_moment values
    ('2026-03-01T00:00:00Z', 3, '2026-03-01T00:00:20Z'), ('2026-03-05T20:15:00Z', 41, '2026-03-05T20:15:05Z')`);
  const peak = await read(context, 'peak_viewers');
  assert.is(peak.value, 41);
  assert.match(peak.provenance.query ?? '', 'to 2026-03-09T04:00:00.000Z: at 2026-03-05T20:15:05.000Z');

  async function propose(name: string, number: number): Promise<string> {
    const image = await picture(number, { size: 16 });
    const by = personOf(early.channel.owner);
    const brought = { name, image, by, channel: null, source: 'web' } as const;
    return (await database.unitOfWork(() => emoteProposals.propose(brought))).id;
  }

  async function live(channelId: string, { from, to }: { from: string; to: string }) {
    clock.set(from);
    const stream = await database.unitOfWork(() => streams.start(channelId));
    await database.unitOfWork(() => streams.lost(stream.id, new Date(to)));
    await database.unitOfWork(() => streams.endIfStillLost(stream.id, new Date(to)));
  }
});

test('before this installation knew anything its tables count nothing, which is not 0', async (context) => {
  const { value, provenance } = await read(context, 'users');
  assert.is(value, null);
  assert.equal(provenance, { note: 'Glim was not running here in this week' });
});

test('what somebody recorded for the week comes before what the database counts', async (context) => {
  const { accounts, clock, database } = context;
  clock.set('2026-03-03T12:00:00Z');
  await database.unitOfWork(() => createUser({ accounts }));
  assert.is((await read(context, 'users')).value, 1);
  clock.set('2026-03-11T12:00:00Z');
  await record(context, { key: 'users', value: 38759, source: 'import', takenAt: new Date('2026-03-08T20:00:00Z') });
  assert.is((await read(context, 'users')).value, 38759);
});

test('a note that no column holds is refused', async (context) => {
  for (const note of ['x'.repeat(501), 'a\0b'])
    assert.is((await refusal(() => record(context, { note }))).code, 'metric_note_invalid');
});

test('samples are listed page by page, and each knows what corrects it, wherever the page ends', async (context) => {
  const { database, metrics } = context;
  const first = await record(context, { value: 1, takenAt: new Date('2026-03-05T10:00:00Z') });
  const wrong = await record(context, { value: 2, takenAt: new Date('2026-03-06T10:00:00Z') });
  context.clock.advance({ minutes: 1 });
  const right = await record(context, { value: 3, takenAt: new Date('2026-03-06T10:00:00Z') });
  const page = (limit: number, after?: string) =>
    database.unitOfWork(() => metrics.listLastSamples('discord', limit, after));
  const [top] = await page(1);
  assert.equal([top?.sample.id, top?.correctedById], [right.id, null]);
  const rest = await page(5, top?.sample.id);
  assert.equal(
    rest.map(({ sample, correctedById }) => [sample.id, correctedById]),
    [
      [wrong.id, right.id],
      [first.id, null],
    ],
  );
  assert.equal(await page(5, first.id), []);
});

test.run();
