import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { KeyFrameGaps } from './key-frame-gaps.ts';

const test = suite('gaps between key frames');

test('are not known before two key frames', () => {
  const gaps = new KeyFrameGaps();
  assert.is(gaps.intervalMs(9_000), undefined);
  gaps.saw(0);
  assert.is(gaps.intervalMs(9_000), undefined);
});

test('are as short as the shortest of late, and as long as one is waited for', () => {
  const gaps = new KeyFrameGaps();
  for (const at of [0, 8_000, 10_000, 18_000]) gaps.saw(at);
  assert.is(gaps.intervalMs(18_100), 2_000);
  for (const at of [26_000, 34_000]) gaps.saw(at);
  assert.is(gaps.intervalMs(34_100), 8_000);
  assert.is(gaps.intervalMs(45_000), 11_000);
});

test.run();
