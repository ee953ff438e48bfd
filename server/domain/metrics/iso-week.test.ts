import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { isoWeek, sundayOfIsoWeek } from './iso-week.ts';
import { addDays } from './zoned-day.ts';

const test = suite('ISO weeks');

test('a week ends on its Sunday, also where the year turns within it', () => {
  assert.is(sundayOfIsoWeek('2026-W47'), '2026-11-22');
  assert.is(sundayOfIsoWeek('2021-W16'), '2021-04-25');
  assert.is(sundayOfIsoWeek('2020-W53'), '2021-01-03');
  assert.is(sundayOfIsoWeek('2025-W01'), '2025-01-05');
  assert.is(isoWeek('2024-12-30'), '2025-W01');
  assert.is(isoWeek('2027-01-03'), '2026-W53');
});

test('what is no week of its year is none', () => {
  for (const text of ['2021-W53', '2021-W00', '2021-W54', '2021-16', '2021-W1', 'W16', '', '2021-W16 '])
    assert.is(sundayOfIsoWeek(text), null, text);
});

test('each Sunday of fifty years is the end of its own week', () => {
  for (let sunday = '2000-01-02'; sunday < '2050-01-01'; sunday = addDays(sunday, 7))
    assert.is(sundayOfIsoWeek(isoWeek(sunday)), sunday);
});

test.run();
