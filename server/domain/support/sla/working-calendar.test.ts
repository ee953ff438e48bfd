import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { suite } from '../../../../tests/support/suite.ts';
import { createWorkingCalendar } from './working-calendar.ts';
import { ALWAYS, type Shift, type WorkingHours } from './working-hours.ts';

const HOUR = 3_600_000;
const WEEKDAYS = [{ from: 540, to: 1_020 }];
const NEW_YORK: WorkingHours = {
  timeZone: 'America/New_York',
  week: [WEEKDAYS, WEEKDAYS, WEEKDAYS, WEEKDAYS, WEEKDAYS, [], []],
  holidays: ['2026-12-25'],
};
/** Whole and half hours off, an hour at midnight shown twice, half an hour of summer time, a day that never was. */
const ZONES = [
  ...['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'],
  ...['America/Havana', 'Australia/Lord_Howe', 'Pacific/Apia'],
];

const shift = fc
  .record<Shift>({ from: fc.integer({ min: 0, max: 1_439 }), to: fc.integer({ min: 1, max: 1_440 }) })
  .filter(({ from, to }) => to <= from || to - from > 30);
const anyHours = fc.record<WorkingHours>({
  timeZone: fc.constantFrom(...ZONES),
  week: fc.array(fc.array(shift, { maxLength: 3 }), { minLength: 7, maxLength: 7 }),
  holidays: fc.array(fc.constantFrom('2026-03-29', '2026-03-08', '2026-11-01', '2026-10-25', '2011-12-29'), {
    maxLength: 3,
  }),
});
/** Around both changes of clocks in Europe, America, Cuba and Lord Howe, and the day that Samoa left out. */
const anyThree = fc
  .tuple(
    fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-10-25', '2026-11-01', '2011-12-30'),
    fc.array(fc.integer({ min: -4 * 86_400_000, max: 4 * 86_400_000 }), { minLength: 3, maxLength: 3 }),
  )
  .map(([day, offsets]) => {
    const [a = 0, b = 0, c = 0] = offsets.toSorted((x, y) => x - y).map((ms) => Date.parse(day) + ms);
    return [new Date(a), new Date(b), new Date(c)] as const;
  });
const anyInstant = anyThree.map(([, at]) => at);
const RUNS = { numRuns: 400 };

const test = suite('working calendar');

test('time is additive: what is worked from a to c is what is worked from a to b and from b to c', () => {
  fc.assert(
    fc.property(anyHours, anyThree, (hours, [a, b, c]) => {
      const { workingTimeBetween: between } = createWorkingCalendar(hours);
      assert.is(between(a, c), between(a, b) + between(b, c));
    }),
    RUNS,
  );
});

test('time is monotone and never runs faster than the clock', () => {
  fc.assert(
    fc.property(anyHours, anyThree, (hours, [a, b, c]) => {
      const { workingTimeBetween: between } = createWorkingCalendar(hours);
      assert.ok(between(a, b) <= between(a, c));
      assert.ok(between(a, c) >= 0 && between(a, c) <= c.getTime() - a.getTime());
    }),
    RUNS,
  );
});

test('adding is the inverse of counting, and gives the first such instant', () => {
  fc.assert(
    fc.property(anyHours, anyInstant, fc.integer({ min: 1, max: 9 * HOUR }), (hours, at, ms) => {
      const { addWorkingTime, workingTimeBetween: between } = createWorkingCalendar(hours);
      const due = addWorkingTime(at, ms);
      if (!due) return assert.ok(hours.week.flat().length === 0);
      assert.is(between(at, due), ms);
      assert.is(between(at, new Date(due.getTime() - 1)), ms - 1, 'a millisecond before, it is not over');
    }),
    RUNS,
  );
});

test('the next opening is the first instant at which time passes', () => {
  fc.assert(
    fc.property(anyHours, anyInstant, (hours, at) => {
      const { nextOpening, isOpen, workingTimeBetween: between } = createWorkingCalendar(hours);
      const next = nextOpening(at);
      if (!next) return assert.ok(hours.week.flat().length === 0);
      assert.is(between(at, next), 0);
      assert.is(between(next, new Date(next.getTime() + 1)), 1);
      assert.is(isOpen(at), next.getTime() === at.getTime());
    }),
    RUNS,
  );
});

test('a week of 9 to 17 has forty hours whatever the clocks do, and the day of change has its own length', () => {
  const { workingTimeBetween: between } = createWorkingCalendar(NEW_YORK);
  for (const monday of ['2026-03-02', '2026-03-09', '2026-10-26', '2026-11-02']) {
    const from = new Date(`${monday}T00:00:00Z`);
    assert.is(between(from, new Date(from.getTime() + 7 * 86_400_000)) / HOUR, 40, monday);
  }
  const roundTheClock = createWorkingCalendar({
    ...NEW_YORK,
    week: [[], [], [], [], [], [], [{ from: 0, to: 1_440 }]],
  });
  const sunday = (day: string, hours: number) => {
    const from = new Date(`${day}T00:00:00Z`);
    assert.is(roundTheClock.workingTimeBetween(from, new Date(from.getTime() + 2 * 86_400_000)) / HOUR, hours, day);
  };
  sunday('2026-03-08', 23);
  sunday('2026-11-01', 25);
  sunday('2026-11-08', 24);
});

test('an opening that the clocks skip is the moment of the skip, one that they show twice is the first', () => {
  const at = (hours: WorkingHours['week'][number], day: string) =>
    createWorkingCalendar({ ...NEW_YORK, week: Array.from({ length: 7 }, () => hours) })
      .nextOpening(new Date(`${day}T05:00:00Z`))
      ?.toISOString();
  assert.is(at([{ from: 150, to: 300 }], '2026-03-08'), '2026-03-08T07:00:00.000Z');
  assert.is(at([{ from: 90, to: 300 }], '2026-11-01'), '2026-11-01T05:30:00.000Z');
});

test('a night shift goes on the next morning, but not into a holiday', () => {
  const night = [{ from: 1_320, to: 360 }];
  const nights = createWorkingCalendar({ ...NEW_YORK, week: Array.from({ length: 7 }, () => night) });
  // 24 December, 20:00 in New York: two hours before midnight, then nothing until 22:00 on Christmas Day's end.
  const eve = new Date('2026-12-25T01:00:00Z');
  assert.is(nights.nextOpening(eve)?.toISOString(), '2026-12-25T03:00:00.000Z');
  assert.is(nights.addWorkingTime(eve, 2 * HOUR)?.toISOString(), '2026-12-25T05:00:00.000Z');
  assert.is(nights.addWorkingTime(eve, 3 * HOUR)?.toISOString(), '2026-12-26T06:00:00.000Z');
  const plain = new Date('2026-06-02T02:00:00Z');
  assert.is(nights.addWorkingTime(plain, 8 * HOUR)?.toISOString(), '2026-06-02T10:00:00.000Z');
});

test('the end of a day is the answer where the time is over with it, not the next morning', () => {
  const { addWorkingTime } = createWorkingCalendar(NEW_YORK);
  const friday = new Date('2026-06-05T13:00:00Z');
  assert.is(addWorkingTime(friday, 8 * HOUR)?.toISOString(), '2026-06-05T21:00:00.000Z');
  assert.is(addWorkingTime(friday, 8 * HOUR + 1)?.toISOString(), '2026-06-08T13:00:00.001Z');
});

test('where nobody ever works nothing is ever due', () => {
  const nobody = createWorkingCalendar({ ...NEW_YORK, week: [[], [], [], [], [], [], []] });
  const [from, to] = [new Date('2026-01-01'), new Date('2027-01-01')];
  assert.equal(
    [nobody.workingTimeBetween(from, to), nobody.addWorkingTime(from, 1), nobody.nextOpening(from)],
    [0, null, null],
  );
  assert.is(nobody.isOpen(from), false);
});

test('without hours every minute counts', () => {
  const always = createWorkingCalendar(ALWAYS);
  const [from, to] = [new Date('2026-03-08T00:00:00Z'), new Date('2026-03-10T12:00:00Z')];
  assert.is(always.workingTimeBetween(from, to), 60 * HOUR);
  assert.equal(always.addWorkingTime(from, 60 * HOUR), to);
});

test('counting backwards is counting nothing', () => {
  const { workingTimeBetween: between } = createWorkingCalendar(NEW_YORK);
  assert.is(between(new Date('2026-06-05T15:00:00Z'), new Date('2026-06-05T14:00:00Z')), 0);
});

test.run();
