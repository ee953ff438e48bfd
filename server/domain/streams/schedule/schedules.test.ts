import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../../tests/support/domain.ts';
import { createUser, openChannel } from '../../../../tests/support/factories.ts';
import { suite } from '../../../../tests/support/suite.ts';
import type { Channel } from '../../channels/channel.entity.ts';
import type { PlanInput } from './parse-plan.ts';

const test = suite<TestDomain>('schedules');
const FRIDAYS: PlanInput = {
  title: 'Painting',
  day: '2026-03-06',
  time: '20:00',
  lengthMinutes: 120,
  isWeekly: true,
  timeZone: 'Europe/Berlin',
};

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(({ clock }) => clock.set('2026-03-04T12:00:00Z'));
test.after((context) => context.close());

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.code,
  );

/** A channel of its own, with what its owner does on a unit of work each. */
async function planner(domain: TestDomain) {
  const { schedules, database } = domain;
  const { channel } = await database.unitOfWork(() => openChannel(domain));
  const run = <T>(work: (channel: Channel) => Promise<T>) =>
    database.unitOfWork(async () => work(await domain.channels.get(channel.slug)));
  return {
    channel,
    run,
    add: (input: Partial<PlanInput> = {}) => run((own) => schedules.add(own, own.owner, { ...FRIDAYS, ...input })),
    days: () =>
      run(async (own) => {
        const planned = await schedules.listPlanned(own, { days: 28 });
        return planned.map(({ day, isSkipped }) => (isSkipped ? `-${day}` : day));
      }),
  };
}

test('a weekly stream and one that happens once are listed as they come', async (domain) => {
  const { add, days } = await planner(domain);
  await add();
  await add({ title: ' Once ', day: '2026-03-10', isWeekly: false });
  assert.equal(await days(), ['2026-03-06', '2026-03-10', '2026-03-13', '2026-03-20', '2026-03-27']);
  domain.clock.set('2026-03-10T21:30:00Z');
  assert.equal((await days()).slice(0, 2), ['2026-03-13', '2026-03-20'], 'what is over is gone');
});

test('one day is skipped, however often it is asked for, and taken back', async (domain) => {
  const { add, days, run } = await planner(domain);
  const { id: entryId } = await add();
  const skip = (day: string, isSkipped = true) =>
    run((own) => domain.schedules.skip(own, own.owner, { entryId, day, isSkipped }));
  await Promise.all([skip('2026-03-13'), skip('2026-03-13')]);
  assert.equal(await days(), ['2026-03-06', '-2026-03-13', '2026-03-20', '2026-03-27']);
  await skip('2026-03-13', false);
  assert.equal((await days())[1], '2026-03-13');
  for (const day of ['2026-03-14', '2026-02-27', 'x']) assert.is(await codeOf(skip(day)), 'occurrence_not_found', day);
});

test('an entry is changed and removed, and what was skipped goes with it', async (domain) => {
  const { add, days, run } = await planner(domain);
  const { id: entryId } = await add();
  await run((own) => domain.schedules.skip(own, own.owner, { entryId, day: '2026-03-06' }));
  await run((own) => domain.schedules.change(own, own.owner, { ...FRIDAYS, entryId, day: '2026-03-05' }));
  assert.equal((await days())[0], '2026-03-05');
  await run((own) => domain.schedules.remove(own, own.owner, entryId));
  assert.equal(await days(), []);
  assert.is(await codeOf(run((own) => domain.schedules.remove(own, own.owner, entryId))), 'schedule_entry_not_found');
});

test('only the owner plans, and only in their own schedule', async (domain) => {
  const { add, run } = await planner(domain);
  const other = await planner(domain);
  const { id: entryId } = await add();
  const stranger = await domain.database.unitOfWork(() => createUser(domain));
  const asStranger = (own: Channel) => [
    domain.schedules.add(own, stranger, FRIDAYS),
    domain.schedules.change(own, stranger, { ...FRIDAYS, entryId }),
    domain.schedules.remove(own, stranger, entryId),
    domain.schedules.skip(own, stranger, { entryId, day: '2026-03-06' }),
  ];
  const codes = await run((own) => Promise.all(asStranger(own).map(codeOf)));
  assert.equal(codes, Array(4).fill('not_channel_owner'));
  const foreign = other.run((own) => domain.schedules.remove(own, own.owner, entryId));
  assert.is(await codeOf(foreign), 'schedule_entry_not_found');
});

test('what cannot be planned is said exactly', async (domain) => {
  const { add } = await planner(domain);
  const cases: [Partial<PlanInput>, string][] = [
    [{ title: ' ' }, 'schedule_title_invalid'],
    [{ title: 'x'.repeat(101) }, 'schedule_title_invalid'],
    [{ day: '2026-02-30' }, 'day_invalid'],
    [{ day: 'Friday' }, 'day_invalid'],
    [{ time: '25:00' }, 'clock_invalid'],
    [{ lengthMinutes: 14 }, 'length_invalid'],
    [{ lengthMinutes: 1_441 }, 'length_invalid'],
    [{ lengthMinutes: 60.5 }, 'length_invalid'],
    [{ timeZone: 'Mars/Olympus' }, 'time_zone_unknown'],
    [{ day: '2026-03-03', isWeekly: false }, 'schedule_past'],
    [{ day: '2026-03-04', time: '9', isWeekly: false }, 'schedule_past'],
    [{ day: '2027-06-01' }, 'schedule_far'],
    [{ day: '2027-06-01', isWeekly: false }, 'schedule_far'],
  ];
  for (const [input, code] of cases) assert.is(await codeOf(add(input)), code, JSON.stringify(input));
});

test('twenty entries are enough, however many are added at once', async (domain) => {
  const { add, channel } = await planner(domain);
  const codes = await Promise.all(Array.from({ length: 23 }, () => codeOf(add())));
  assert.equal(
    codes.filter((code) => code !== 'done'),
    Array(3).fill('schedule_full'),
  );
  assert.is((await domain.database.unitOfWork(() => domain.schedules.list(channel))).length, 20);
});

test.run();
