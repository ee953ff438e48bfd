import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { JitterBuffer } from './jitter-buffer.ts';

const test = suite('jitter buffer');
const feed = (buffer: JitterBuffer, ratio: number, times: number) => {
  let target = buffer.sample(ratio);
  for (let count = 1; count < times; count += 1) target = buffer.sample(ratio);
  return target;
};

test('is left to the browser on a clean network', () => {
  assert.is(feed(new JitterBuffer(), 0, 100), null);
});

test('is 250 ms at two percent loss', () => {
  assert.is(feed(new JitterBuffer(), 0.02, 2), 250);
});

test('is not changed by one lost packet in a thousand', () => {
  assert.is(feed(new JitterBuffer(), 0.001, 20), null);
});

test('goes back only after a calm minute', () => {
  const buffer = new JitterBuffer();
  feed(buffer, 0.05, 10);
  assert.is(feed(buffer, 0, 59), 250);
  assert.is(feed(buffer, 0, 1), null);
});

test.run();
