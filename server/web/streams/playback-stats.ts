/** What the receiver reports, summed up by `readReceiverReport`. Counters grow for the life of a connection. */
export interface ReceiverReport {
  atMs: number;
  bytes: number;
  packets: number;
  lost: number;
  width: number;
  height: number;
  frameRate: number;
  /** Seconds that samples waited in the jitter buffer, in all, and how many samples did. */
  bufferDelay: number;
  bufferEmitted: number;
}

/** What a viewer may want to see, over the time between two reports. */
export interface PlaybackStats {
  width: number;
  height: number;
  frameRate: number;
  bitsPerSecond: number;
  /** 0 to 1. */
  lossRatio: number;
  bufferMs: number;
}

/** Sums the streams of one `getStats()` up. */
export function readReceiverReport(report: RTCStatsReport, atMs: number): ReceiverReport {
  const sum: ReceiverReport = {
    atMs,
    bytes: 0,
    packets: 0,
    lost: 0,
    width: 0,
    height: 0,
    frameRate: 0,
    bufferDelay: 0,
    bufferEmitted: 0,
  };
  report.forEach((entry: RTCInboundRtpStreamStats) => {
    if (entry.type !== 'inbound-rtp') return;
    sum.bytes += entry.bytesReceived ?? 0;
    sum.packets += entry.packetsReceived ?? 0;
    sum.lost += entry.packetsLost ?? 0;
    if (entry.kind !== 'video') return;
    sum.width = entry.frameWidth ?? 0;
    sum.height = entry.frameHeight ?? 0;
    sum.frameRate = entry.framesPerSecond ?? 0;
    sum.bufferDelay = entry.jitterBufferDelay ?? 0;
    sum.bufferEmitted = entry.jitterBufferEmittedCount ?? 0;
  });
  return sum;
}

/** The figures of the time between two reports of one connection. */
export function statsBetween(before: ReceiverReport, after: ReceiverReport): PlaybackStats {
  const seconds = (after.atMs - before.atMs) / 1000;
  const lost = Math.max(0, after.lost - before.lost);
  const expected = after.packets - before.packets + lost;
  const emitted = after.bufferEmitted - before.bufferEmitted;
  return {
    width: after.width,
    height: after.height,
    frameRate: after.frameRate,
    bitsPerSecond: seconds > 0 ? ((after.bytes - before.bytes) * 8) / seconds : 0,
    lossRatio: expected > 0 ? lost / expected : 0,
    bufferMs: emitted > 0 ? ((after.bufferDelay - before.bufferDelay) / emitted) * 1000 : 0,
  };
}
