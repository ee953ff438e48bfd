import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { formatZonedTime } from './zoned-time.ts';

const test = suite('zoned time');

test('a time carries the offset of its zone on its day', () => {
  assert.is(formatZonedTime(new Date('2021-04-28T12:00:00Z'), 'America/New_York'), '2021-04-28T08:00:00-04:00');
  assert.is(formatZonedTime(new Date('2021-01-28T12:00:00Z'), 'America/New_York'), '2021-01-28T07:00:00-05:00');
  assert.is(formatZonedTime(new Date('2021-04-28T20:00:00Z'), 'Asia/Kolkata'), '2021-04-29T01:30:00+05:30');
  assert.is(formatZonedTime(new Date('2021-04-28T12:00:00Z'), 'UTC'), '2021-04-28T12:00:00+00:00');
});

test('it is the same instant, to the second', () => {
  const zones = fc.constantFrom('America/New_York', 'America/St_Johns', 'Asia/Kathmandu', 'Europe/Berlin', 'UTC');
  const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(instants, zones, (instant, zone) => {
      const second = Math.floor(instant.getTime() / 1000) * 1000;
      assert.is(Date.parse(formatZonedTime(instant, zone)), second);
    }),
  );
});

test.run();
