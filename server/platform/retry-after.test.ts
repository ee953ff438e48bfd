import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { retryAfterSeconds } from './retry-after.ts';

const test = suite<object>('how long a service asks to be left alone');
const NOW = new Date('2026-03-08T23:55:00Z');
const of = (headers: Record<string, string>) => retryAfterSeconds(new Headers(headers), NOW);

test('is Retry-After, in seconds or as a date', () => {
  assert.is(of({ 'retry-after': '90' }), 90);
  assert.is(of({ 'retry-after': '1.2' }), 2);
  assert.is(of({ 'retry-after': 'Sun, 08 Mar 2026 23:56:30 GMT' }), 90);
  assert.is(of({ 'retry-after': 'Sun, 08 Mar 2026 23:00:00 GMT' }), 0);
});

test("is the end of X's, Reddit's or GitHub's window once nothing remains of it", () => {
  assert.is(of({ 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '1773014190' }), 90);
  assert.is(of({ 'x-ratelimit-remaining': '0.0', 'x-ratelimit-reset': '90' }), 90);
  assert.is(of({ 'x-ratelimit-remaining': '12', 'x-ratelimit-reset': '90' }), null);
});

test('is not known where nothing sensible is said', () => {
  assert.is(of({}), null);
  assert.is(of({ 'retry-after': 'soon' }), null);
  assert.is(of({ 'retry-after': '-5' }), 0);
});

test.run();
