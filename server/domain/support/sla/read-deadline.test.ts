import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { suite } from '../../../../tests/support/suite.ts';
import { type Pause, pausesOf } from './pause.ts';
import { type DeadlineFacts, readDeadline } from './read-deadline.ts';
import { createWorkingCalendar } from './working-calendar.ts';

const HOUR = 3_600_000;
const DAY = [{ from: 540, to: 1_020 }];
const OFFICE = createWorkingCalendar({
  timeZone: 'Europe/Berlin',
  week: [DAY, DAY, DAY, DAY, DAY, [], []],
  holidays: [],
});
/** Wednesday, 16:00 in Berlin; the clocks change on the Sunday after. */
const OPENED = new Date('2026-03-25T15:00:00Z');
const after = (hours: number) => new Date(OPENED.getTime() + hours * HOUR);

const FACTS: DeadlineFacts = {
  calendar: OFFICE,
  startedAt: OPENED,
  metAt: null,
  pauses: [],
  targetMs: 4 * HOUR,
  warnPercent: 75,
  now: OPENED,
};

const test = suite('deadlines');

test('four hours of work from an hour before the end are over the next noon', () => {
  const { dueAt, warnAt, isBreached, isPaused } = readDeadline(FACTS);
  assert.is(dueAt?.toISOString(), '2026-03-26T11:00:00.000Z');
  assert.is(warnAt?.toISOString(), '2026-03-26T10:00:00.000Z');
  assert.equal([isBreached, isPaused], [false, false]);
});

test('a pause moves what is due by the work that it took, not by its length', () => {
  // From one hour after the opening until Friday noon: 8 hours of Thursday and 3 of Friday.
  const pauses = [{ from: after(1), to: new Date('2026-03-27T11:00:00Z') }];
  assert.is(readDeadline({ ...FACTS, pauses }).dueAt?.toISOString(), '2026-03-27T14:00:00.000Z');
  const overTheWeekend = [{ from: new Date('2026-03-27T16:00:00Z'), to: new Date('2026-03-30T07:00:00Z') }];
  const facts = { ...FACTS, startedAt: new Date('2026-03-27T15:00:00Z') };
  assert.is(readDeadline(facts).dueAt?.toISOString(), '2026-03-30T10:00:00.000Z', 'summer time has begun');
  assert.equal(readDeadline({ ...facts, pauses: overTheWeekend }).dueAt, readDeadline(facts).dueAt);
});

test('while the clock stands nothing is due, and the time worked is kept', () => {
  const now = new Date('2026-04-02T12:00:00Z');
  const paused = readDeadline({ ...FACTS, pauses: [{ from: after(0.5), to: null }], now });
  assert.equal([paused.dueAt, paused.isPaused, paused.workedMs], [null, true, HOUR / 2]);
});

test('what was late before the clock stood still is late', () => {
  const late = { ...FACTS, pauses: [{ from: new Date('2026-03-26T12:00:00Z'), to: null }], now: after(200) };
  const { dueAt, isBreached } = readDeadline(late);
  assert.equal([dueAt?.toISOString(), isBreached], ['2026-03-26T11:00:00.000Z', true]);
});

test('an answer in time is in time, however long it is ago; one a second late is not', () => {
  const noon = new Date('2026-03-26T11:00:00Z');
  const read = (metAt: Date) => readDeadline({ ...FACTS, metAt, now: after(1_000) });
  assert.equal([read(noon).isBreached, read(noon).workedMs], [false, 4 * HOUR]);
  assert.is(read(new Date(noon.getTime() + 1_000)).isBreached, true);
});

test('without a target there is a time worked and nothing else', () => {
  const { dueAt, warnAt, isBreached, workedMs } = readDeadline({ ...FACTS, targetMs: null, metAt: after(20) });
  assert.equal([dueAt, warnAt, isBreached, workedMs], [null, null, false, 4 * HOUR]);
});

test('waiting, snoozing and being closed are pauses; a snooze ends by itself', () => {
  const history = [
    { change: 'claimed', at: after(0) },
    { change: 'pending', at: after(1) },
    { change: 'snoozed', at: after(2), until: after(9) },
    { change: 'resumed', at: after(3) },
    { change: 'snoozed', at: after(5), until: after(6) },
    { change: 'closed', at: after(8) },
    { change: 'reopened', at: after(10) },
  ];
  assert.equal(pausesOf(history), [
    { from: after(1), to: after(3) },
    { from: after(2), to: after(3) },
    { from: after(5), to: after(6) },
    { from: after(8), to: after(10) },
  ]);
  assert.equal(pausesOf([{ change: 'pending', at: after(1) }]), [{ from: after(1), to: null }]);
});

const hours = fc.integer({ min: 0, max: 400 }).map((half) => after(half / 2));
const anyPauses = fc.array(
  fc.tuple(hours, fc.option(hours)).map(([a, b]): Pause => (b && b < a ? { from: b, to: a } : { from: a, to: b })),
  { maxLength: 5 },
);

test('whatever the pauses: the work until it is due is the target, and it is breached exactly after that', () => {
  fc.assert(
    fc.property(anyPauses, hours, fc.integer({ min: 1, max: 30 }), (pauses, now, target) => {
      const facts = { ...FACTS, pauses, now, targetMs: target * HOUR };
      const { dueAt, isBreached, workedMs } = readDeadline(facts);
      assert.is(isBreached, dueAt !== null && now > dueAt && workedMs > facts.targetMs);
      if (!dueAt) return assert.ok(pauses.some(({ to }) => to === null));
      assert.is(readDeadline({ ...facts, metAt: dueAt }).workedMs, facts.targetMs);
      assert.is(readDeadline({ ...facts, metAt: dueAt }).isBreached, false);
    }),
    { numRuns: 300 },
  );
});

test('the order in which pauses are told, and telling one twice, change nothing', () => {
  fc.assert(
    fc.property(anyPauses, hours, (pauses, now) => {
      const facts = { ...FACTS, now };
      const told = readDeadline({ ...facts, pauses });
      assert.equal(readDeadline({ ...facts, pauses: [...pauses, ...pauses].reverse() }), told);
    }),
    { numRuns: 200 },
  );
});

test.run();
