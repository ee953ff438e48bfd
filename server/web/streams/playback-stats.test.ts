import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { readReceiverReport, statsBetween } from './playback-stats.ts';

const test = suite('playback statistics');
const report = (video: object, audio: object) =>
  new Map<string, object>([
    ['v', { type: 'inbound-rtp', kind: 'video', ...video }],
    ['a', { type: 'inbound-rtp', kind: 'audio', ...audio }],
    ['p', { type: 'candidate-pair', bytesReceived: 9_999_999 }],
  ]);

test('are what happened between two reports, sound and picture together', () => {
  const before = readReceiverReport(
    report({ bytesReceived: 1_000, packetsReceived: 10, packetsLost: 0 }, { bytesReceived: 100, packetsReceived: 10 }),
    1_000,
  );
  const after = readReceiverReport(
    report(
      {
        bytesReceived: 251_000,
        packetsReceived: 205,
        packetsLost: 5,
        frameWidth: 1280,
        frameHeight: 720,
        framesPerSecond: 30,
        jitterBufferDelay: 3,
        jitterBufferEmittedCount: 60,
      },
      { bytesReceived: 100, packetsReceived: 10 },
    ),
    3_000,
  );
  assert.equal(statsBetween(before, after), {
    width: 1280,
    height: 720,
    frameRate: 30,
    bitsPerSecond: 1_000_000,
    lossRatio: 0.025,
    bufferMs: 50,
  });
});

test('are zeros, not NaN, where nothing arrived', () => {
  const nothing = readReceiverReport(report({}, {}), 1_000);
  assert.equal(statsBetween(nothing, nothing), {
    width: 0,
    height: 0,
    frameRate: 0,
    bitsPerSecond: 0,
    lossRatio: 0,
    bufferMs: 0,
  });
});

test('count a late duplicate, which lowers packetsLost, as no loss', () => {
  const before = { ...readReceiverReport(report({ packetsLost: 4 }, {}), 0) };
  const after = readReceiverReport(report({ packetsLost: 2, packetsReceived: 50 }, {}), 1_000);
  assert.is(statsBetween(before, after).lossRatio, 0);
});

test.run();
