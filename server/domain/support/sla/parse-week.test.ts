import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { refusal } from '../../../../tests/support/refusal.ts';
import { suite } from '../../../../tests/support/suite.ts';
import { describeWeek } from './describe-week.ts';
import { parseWeek } from './parse-week.ts';
import type { Shift } from './working-hours.ts';

const test = suite('weekly hours as text');

test('hours are read as people write them', () => {
  const table: [text: string, said: string][] = [
    ['Mon-Fri 9-17', 'Mon–Fri 09:00–17:00'],
    ['mon – fri 9:00 – 17:30, sat 10.00-14', 'Mon–Fri 09:00–17:30, Sat 10:00–14:00'],
    ['weekdays 9-12 13-17; weekend closed', 'Mon–Fri 09:00–12:00 13:00–17:00'],
    ['Fri-Mon 22-6', 'Mon 22:00–06:00, Fri–Sun 22:00–06:00'],
    ['Tuesday 9am-5pm, thursday 12 pm-12 am', 'Tue 09:00–17:00, Thu 12:00–00:00'],
    ['Mo-Do 8-16, Fr 8-14, Sa geschlossen', 'Mon–Thu 08:00–16:00, Fri 08:00–14:00'],
    ['täglich 0-24', 'Mon–Sun 00:00–24:00'],
    ['24/7', 'Mon–Sun 00:00–24:00'],
    ['never', ''],
  ];
  for (const [text, said] of table) assert.is(describeWeek(parseWeek(text)), said, text);
});

test('what cannot be read is named, with an example', async () => {
  const table: [text: string, reason: RegExp][] = [
    ['', /no hours/],
    ['Mon', /days and times/],
    ['Foo 9-17', /“foo” is not a day/],
    ['Mon 25-26', /“25-26” is not a time/],
    ['Mon 9:61-17', /is not a time/],
    ['Mon 9-9', /no length/],
    ['Mon 13pm-5pm', /is not a time/],
    ['Mon 24-3', /is not a time/],
    ['Mon closed 9-17', /is not a time/],
    ['Mon 1-2 2-3 3-4 4-5 5-6 6-7 7-8', /at most 6/],
    [`Mon ${'9'.repeat(5_000)}`, /is not a time/],
  ];
  for (const [text, reason] of table) {
    const { code, message } = await refusal(async () => parseWeek(text));
    assert.is(code, 'hours_unclear', text);
    assert.match(message, reason);
    assert.match(message, /Mon-Fri 9:00-17:00/);
  }
});

test('what is described is read again as the same hours, in English and German', () => {
  const shift = fc
    .record<Shift>({ from: fc.integer({ min: 0, max: 1_439 }), to: fc.integer({ min: 0, max: 1_440 }) })
    .filter(({ from, to }) => from !== to)
    .map(({ from, to }) => ({ from, to }));
  const week = fc.array(fc.array(shift, { maxLength: 4 }), { minLength: 7, maxLength: 7 });
  fc.assert(
    fc.property(week, fc.constantFrom('en', 'de'), (hours, locale) => {
      const text = describeWeek(hours, locale);
      if (text) assert.equal(parseWeek(text), hours);
    }),
    { numRuns: 100 },
  );
});

test.run();
