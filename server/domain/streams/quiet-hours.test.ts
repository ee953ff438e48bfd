import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { clockOf, isQuiet, parseQuietHours } from './quiet-hours.ts';

const test = suite('quiet hours');

test('are read as people write times and zones', () => {
  assert.equal(parseQuietHours({ from: '22:30', to: '8', timeZone: ' europe/berlin ' }), {
    from: 1350,
    to: 480,
    timeZone: 'Europe/Berlin',
  });
  assert.is(clockOf(485), '08:05');
});

test('what is no time or zone is said exactly', () => {
  const read = (from: string, to: string, timeZone: string) => () => parseQuietHours({ from, to, timeZone });
  assert.throws(read('24:00', '8', 'UTC'), /"24:00" is no time of day/);
  assert.throws(read('22:00', 'late', 'UTC'), /"late" is no time of day/);
  assert.throws(read('22:00', '22:00', 'UTC'), /different times/);
  assert.throws(read('22:00', '8', 'Mars/Olympus'), /"Mars\/Olympus" is no time zone/);
});

test('pass midnight, and follow the clocks in summer and winter', () => {
  const night = parseQuietHours({ from: '22:00', to: '08:00', timeZone: 'Europe/Berlin' });
  assert.is(isQuiet(night, new Date('2026-01-10T21:00:00Z')), true, '22:00 in winter');
  assert.is(isQuiet(night, new Date('2026-01-10T20:59:00Z')), false);
  assert.is(isQuiet(night, new Date('2026-07-10T20:00:00Z')), true, '22:00 in summer');
  assert.is(isQuiet(night, new Date('2026-07-10T06:00:00Z')), false, '08:00');
  const noon = parseQuietHours({ from: '12:00', to: '13:00', timeZone: 'UTC' });
  assert.equal(
    [11, 12, 13].map((hour) => isQuiet(noon, new Date(Date.UTC(2026, 0, 1, hour)))),
    [false, true, false],
  );
});

test.run();
