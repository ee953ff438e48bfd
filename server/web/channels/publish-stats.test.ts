import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { publishStats, readSenderReport } from './publish-stats.ts';
import { byPreference } from './whip-session.ts';

const test = suite('publishing');
const report = (bytesSent: number) =>
  new Map<string, object>([
    ['p', { type: 'candidate-pair', currentRoundTripTime: 0.042 }],
    ['q', { type: 'candidate-pair', state: 'frozen' }],
    ['a', { type: 'outbound-rtp', kind: 'audio', bytesSent: 1_000 }],
    [
      'v',
      { type: 'outbound-rtp', kind: 'video', bytesSent, framesPerSecond: 30, qualityLimitationReason: 'bandwidth' },
    ],
  ]);

test('health is told over the time between two reports', () => {
  const stats = publishStats(readSenderReport(report(0), 0), readSenderReport(report(500_000), 2_000));
  assert.equal(stats, { bitsPerSecond: 2_000_000, frameRate: 30, roundTripMs: 42, limitation: 'bandwidth' });
});

test('a connection that counts anew is not a negative bitrate', () => {
  const stats = publishStats(readSenderReport(report(500_000), 0), readSenderReport(report(0), 1_000));
  assert.is(stats.bitsPerSecond, 0);
});

test('H.264 and VP8 are offered first, in that order, the rest as it was', () => {
  const codecs = ['video/AV1', 'video/VP8', 'video/rtx', 'video/H264', 'video/VP9'];
  assert.equal(
    byPreference(codecs.map((mimeType) => ({ mimeType, clockRate: 90_000 }))).map(({ mimeType }) => mimeType),
    ['video/H264', 'video/VP8', 'video/AV1', 'video/rtx', 'video/VP9'],
  );
});

test.run();
