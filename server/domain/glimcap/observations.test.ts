import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { addDays } from '../metrics/zoned-day.ts';
import { type MetricHistory, observations } from './observations.ts';

const test = suite('glimcap observations');

function history(...values: Array<number | null>): MetricHistory {
  const weeks = values.map((value, index) => ({ weekEnd: addDays('2021-02-14', index * 7), value }));
  return { key: 'discord', label: 'Discord', values: weeks };
}

function textsOf(...values: Array<number | null>): string[] {
  return observations([history(...values)]).map(({ text }) => text);
}

test('three changes in one direction are a streak', () => {
  assert.equal(textsOf(50, 80, 70, 60, 55), ['Discord fell in each of the last 3 reports.']);
  assert.equal(textsOf(60, 80, 70, 65), []);
});

test('a missing value ends a streak', () => {
  assert.equal(textsOf(1, 2, 3, null, 5, 6), []);
  assert.equal(textsOf(9, null, 3, 4, 5, 6), ['Discord rose in each of the last 3 reports.']);
});

test('a standing value ends a streak', () => {
  assert.equal(textsOf(9, 1, 2, 3, 3), []);
});

test('the first drop after a steady rise is said with the date that the figures begin', () => {
  assert.equal(textsOf(9100, 9150, 9200, 9208, 9206), [
    'Discord fell for the first time since our figures begin (2021-02-14).',
  ]);
  assert.equal(textsOf(9150, 9100, 9200, 9208, 9206), []);
});

test('a new record is told when it is reached, not each week of a climb', () => {
  assert.equal(textsOf(5, 9, 3, 4, 10), ['Discord is at its highest since our figures begin (2021-02-14): 10.']);
  assert.equal(textsOf(5, 9, 8, 9, 2), ['Discord is at its lowest since our figures begin (2021-02-14): 2.']);
  assert.equal(textsOf(5, 9, 3, 10, 11), []);
  assert.equal(textsOf(5, 9, 3, 4, 9), []);
});

test('a report without this figure has nothing to observe', () => {
  assert.equal(textsOf(1, 2, 3, 4, null), []);
  assert.equal(textsOf(), []);
  assert.equal(textsOf(4), []);
});

test('money is observed like counts', () => {
  const values = [9n, 8n, 7n, 6n].map((dollars, index) => ({
    weekEnd: addDays('2021-02-14', index * 7),
    value: { minor: dollars * 100n, currency: 'USD' },
  }));
  assert.equal(observations([{ key: 'mrr', label: 'MRR', values }]), [
    { key: 'mrr', kind: 'streak', text: 'MRR fell in each of the last 3 reports.' },
  ]);
});

test('what is said to rise rose, and what is said to fall fell', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 6 }), { minLength: 2, maxLength: 9 }), (values) => {
      const [before = 0, latest = 0] = values.slice(-2);
      const texts = textsOf(...values).join(' ');
      if (/ rose |highest/.test(texts)) assert.ok(latest > before, texts);
      if (/ fell |lowest/.test(texts)) assert.ok(latest < before, texts);
    }),
    { numRuns: 500 },
  );
});

test.run();
