import * as assert from 'uvu/assert';
import { suite } from '../../../../tests/support/suite.ts';
import { momentOf } from './moments.ts';

const test = suite('moments to come');

/** A Monday afternoon, wherever the test runs. */
const NOW = new Date(2026, 5, 1, 15, 30);

test('hours are counted from now, mornings begin at nine', () => {
  assert.equal(momentOf('hour', '', NOW), new Date(2026, 5, 1, 16, 30));
  assert.equal(momentOf('hours', '', NOW), new Date(2026, 5, 1, 19, 30));
  assert.equal(momentOf('tomorrow', '', NOW), new Date(2026, 5, 2, 9));
  assert.equal(momentOf('week', '', NOW), new Date(2026, 5, 8, 9));
});

test('Monday is the next one, also on a Monday and on a Sunday', () => {
  assert.equal(momentOf('monday', '', NOW), new Date(2026, 5, 8, 9));
  assert.equal(momentOf('monday', '', new Date(2026, 5, 7, 23, 59)), new Date(2026, 5, 8, 9));
  assert.equal(momentOf('monday', '', new Date(2026, 5, 2)), new Date(2026, 5, 8, 9));
});

test('a typed time is read in the reader’s own zone, and nothing is no time', () => {
  assert.equal(momentOf('exact', '2026-06-03T14:15', NOW), new Date(2026, 5, 3, 14, 15));
  assert.is(momentOf('exact', '', NOW), null);
});

test.run();
