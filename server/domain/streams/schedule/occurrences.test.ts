import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { suite } from '../../../../tests/support/suite.ts';
import { addDays, dayAt, daysBetween, wallClockMs } from '../../metrics/zoned-day.ts';
import { occurrencesOf, type Plan } from './occurrences.ts';

const test = suite('occurrences of planned streams');
const DAY_MS = 86_400_000;
const BERLIN: Plan = {
  day: '2026-03-01',
  startMinute: 20 * 60,
  lengthMinutes: 120,
  isWeekly: true,
  timeZone: 'Europe/Berlin',
};
const startsOf = (plan: Plan, from: string, to: string) =>
  occurrencesOf(plan, { from: new Date(from), to: new Date(to) }).map(({ startsAt }) => startsAt.toISOString());

const plans = fc.record({
  day: fc.integer({ min: 0, max: 800 }).map((days) => addDays('2025-06-01', days)),
  startMinute: fc.integer({ min: 0, max: 1_439 }),
  lengthMinutes: fc.integer({ min: 15, max: 1_440 }),
  isWeekly: fc.constant(true),
  timeZone: fc.constantFrom(
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'Africa/Cairo',
    'Pacific/Auckland',
    'UTC',
  ),
});

test('stay at the same time on the wall when the clocks go forward and back', () => {
  assert.equal(startsOf(BERLIN, '2026-03-20T00:00:00Z', '2026-04-06T00:00:00Z'), [
    '2026-03-22T19:00:00.000Z',
    '2026-03-29T18:00:00.000Z',
    '2026-04-05T18:00:00.000Z',
  ]);
  assert.equal(startsOf(BERLIN, '2026-10-17T00:00:00Z', '2026-11-02T00:00:00Z'), [
    '2026-10-18T18:00:00.000Z',
    '2026-10-25T19:00:00.000Z',
    '2026-11-01T19:00:00.000Z',
  ]);
});

test('a time that the clocks skip is an hour later, and of one that they show twice the first counts', () => {
  const night = { ...BERLIN, startMinute: 150 };
  assert.equal(startsOf(night, '2026-03-29T00:00:00Z', '2026-03-30T00:00:00Z'), ['2026-03-29T01:30:00.000Z']);
  assert.equal(startsOf(night, '2026-10-24T20:00:00Z', '2026-10-25T12:00:00Z'), ['2026-10-25T00:30:00.000Z']);
});

test('what is planned once happens once, and is there until it is over', () => {
  const once = { ...BERLIN, isWeekly: false };
  assert.equal(startsOf(once, '2026-02-01T00:00:00Z', '2027-01-01T00:00:00Z'), ['2026-03-01T19:00:00.000Z']);
  assert.equal(startsOf(once, '2026-03-01T20:59:00Z', '2027-01-01T00:00:00Z').length, 1, 'still going on');
  assert.equal(startsOf(once, '2026-03-01T21:00:00Z', '2027-01-01T00:00:00Z'), []);
  assert.equal(startsOf(once, '2026-02-01T00:00:00Z', '2026-03-01T19:00:00Z'), [], 'the end does not belong to it');
});

test('over a year each week has one, on the weekday and at the time that was said, in every zone', () => {
  fc.assert(
    fc.property(plans, fc.integer({ min: 0, max: 8_000 }), (plan, hours) => {
      const from = new Date(Date.parse('2025-06-01T00:00:00Z') + hours * 3_600_000);
      const to = new Date(from.getTime() + 370 * DAY_MS);
      const found = occurrencesOf(plan, { from, to });
      found.forEach(({ day, startsAt, endsAt }, index) => {
        assert.is(daysBetween(plan.day, day), Math.max(0, daysBetween(plan.day, found[0]!.day)) + 7 * index);
        assert.ok(endsAt > from && startsAt < to);
        assert.is(endsAt.getTime() - startsAt.getTime(), plan.lengthMinutes * 60_000);
        const minute = Math.floor(wallClockMs(startsAt.getTime(), plan.timeZone) / 60_000) % 1_440;
        const late = minute - plan.startMinute;
        assert.is(dayAt(startsAt, plan.timeZone), day);
        assert.ok(late === 0 || late === 30 || late === 60, `${late} minutes late`);
      });
      const [first] = found;
      if (first && first.day !== plan.day) {
        const before = occurrencesOf(plan, { from: new Date(0), to: first.startsAt }).at(-1);
        assert.ok(before && before.endsAt <= from, 'none before it was left out');
      }
    }),
    { numRuns: 150 },
  );
});

test.run();
