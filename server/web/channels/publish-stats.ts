export interface SenderReport {
  atMs: number;
  bytes: number;
  frameRate: number;
  roundTripMs: number;
  limitation: 'none' | 'cpu' | 'bandwidth' | 'other';
}

/** The health of what is being sent, over the time between two reports. */
export interface PublishStats extends Omit<SenderReport, 'atMs' | 'bytes'> {
  bitsPerSecond: number;
}

interface OutboundVideo extends RTCOutboundRtpStreamStats {
  qualityLimitationReason?: SenderReport['limitation'];
}

/** Sums one `getStats()` of a sending connection up. */
export function readSenderReport(report: RTCStatsReport, atMs: number): SenderReport {
  const sum: SenderReport = { atMs, bytes: 0, frameRate: 0, roundTripMs: 0, limitation: 'none' };
  report.forEach((entry: OutboundVideo | RTCIceCandidatePairStats) => {
    if (entry.type === 'candidate-pair' && 'currentRoundTripTime' in entry)
      sum.roundTripMs = (entry.currentRoundTripTime ?? 0) * 1000;
    if (entry.type !== 'outbound-rtp' || !('kind' in entry)) return;
    sum.bytes += entry.bytesSent ?? 0;
    if (entry.kind !== 'video') return;
    sum.frameRate = entry.framesPerSecond ?? 0;
    sum.limitation = entry.qualityLimitationReason ?? 'none';
  });
  return sum;
}

export function publishStats(before: SenderReport, after: SenderReport): PublishStats {
  const { frameRate, roundTripMs, limitation } = after;
  const seconds = (after.atMs - before.atMs) / 1000;
  // A new connection counts from zero again.
  const bytes = Math.max(0, after.bytes - before.bytes);
  return { frameRate, roundTripMs, limitation, bitsPerSecond: seconds > 0 ? (bytes * 8) / seconds : 0 };
}
