import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { monthToDate } from '../finance/month-to-date.ts';
import { weekWindow } from './week-window.ts';
import { addDays, dayAt, daysBetween, isoWeekday, startOfDay } from './zoned-day.ts';

const test = suite('week window');
const HOUR_MS = 3_600_000;
const zone = fc.constantFrom(
  'UTC',
  'America/New_York',
  'Australia/Lord_Howe', // daylight saving of half an hour
  'Asia/Kathmandu', // UTC+05:45
  'America/Havana', // midnight happens twice in autumn
  'Africa/Cairo', // midnight is skipped in spring
  'Pacific/Apia', // 30 December 2011 never was
);
const instant = fc.date({ min: new Date('2005-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });

test('Part 12, published on a Wednesday, covers Monday 19 to Sunday 25 April in New York', () => {
  const now = new Date('2021-04-28T12:00:00Z');
  const week = weekWindow(now, 'America/New_York');
  assert.equal(week, {
    from: '2021-04-19',
    to: '2021-04-25',
    startsAt: new Date('2021-04-19T04:00:00Z'),
    endsAt: new Date('2021-04-26T04:00:00Z'),
  });
  assert.equal(monthToDate(week.to, 'America/New_York'), {
    from: '2021-04-01',
    to: '2021-04-25',
    startsAt: new Date('2021-04-01T04:00:00Z'),
    endsAt: new Date('2021-04-26T04:00:00Z'),
  });
});

test('the week ends at the midnight after its Sunday, not before', () => {
  assert.is(weekWindow(new Date('2021-04-26T03:59:59.999Z'), 'America/New_York').to, '2021-04-18');
  assert.is(weekWindow(new Date('2021-04-26T04:00:00Z'), 'America/New_York').to, '2021-04-25');
});

test('the weeks in which clocks change are an hour, or half an hour, longer or shorter', () => {
  const hours = (now: string, timeZone: string) => {
    const { startsAt, endsAt } = weekWindow(new Date(now), timeZone);
    return (endsAt.getTime() - startsAt.getTime()) / HOUR_MS;
  };
  assert.is(hours('2021-03-17T12:00:00Z', 'America/New_York'), 167);
  assert.is(hours('2021-11-10T12:00:00Z', 'America/New_York'), 169);
  assert.is(hours('2021-04-07T12:00:00Z', 'Australia/Lord_Howe'), 168.5);
  assert.is(hours('2021-10-06T12:00:00Z', 'Australia/Lord_Howe'), 167.5);
  assert.is(hours('2021-11-10T12:00:00Z', 'Asia/Kathmandu'), 168);
});

test('a month-to-date window spans a change of clocks', () => {
  assert.equal(monthToDate('2021-03-14', 'America/New_York').startsAt, new Date('2021-03-01T05:00:00Z'));
  assert.equal(monthToDate('2021-03-14', 'America/New_York').endsAt, new Date('2021-03-15T04:00:00Z'));
  assert.is(monthToDate('2021-05-02', 'UTC').from, '2021-05-01');
});

test('any moment falls in the seven days after the week that is reported', () => {
  fc.assert(
    fc.property(instant, zone, (now, timeZone) => {
      const week = weekWindow(now, timeZone);
      const followingEnd = startOfDay(addDays(week.to, 8), timeZone);
      assert.is(isoWeekday(week.from), 1);
      assert.is(isoWeekday(week.to), 7);
      assert.is(daysBetween(week.from, week.to), 6);
      assert.ok(week.endsAt <= now && now < followingEnd);
    }),
    { numRuns: 300 },
  );
});

test('weeks join without a gap or an overlap', () => {
  fc.assert(
    fc.property(instant, zone, (now, timeZone) => {
      const week = weekWindow(now, timeZone);
      const before = weekWindow(week.startsAt, timeZone);
      assert.equal(before.endsAt, week.startsAt);
      assert.is(addDays(before.to, 1), week.from);
    }),
    { numRuns: 300 },
  );
});

test('the first instant of a day is on that day, and the millisecond before is not', () => {
  fc.assert(
    fc.property(instant, zone, (now, timeZone) => {
      const day = dayAt(now, timeZone);
      const start = startOfDay(day, timeZone);
      assert.is(dayAt(start, timeZone), day);
      assert.ok(dayAt(new Date(start.getTime() - 1), timeZone) < day);
    }),
    { numRuns: 300 },
  );
});

test('days whose midnight is skipped, doubled or that never were start at their first instant', () => {
  assert.equal(startOfDay('2024-04-26', 'Africa/Cairo'), new Date('2024-04-25T22:00:00Z'));
  assert.equal(startOfDay('2021-11-07', 'America/Havana'), new Date('2021-11-07T04:00:00Z'));
  assert.equal(startOfDay('2011-12-30', 'Pacific/Apia'), startOfDay('2011-12-31', 'Pacific/Apia'));
});

test('what is not a calendar day is refused', () => {
  assert.throws(() => startOfDay('soon', 'UTC'), /not a calendar day: soon/);
});

test.run();
