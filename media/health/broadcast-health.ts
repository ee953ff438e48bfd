import type { Producer, ProducerStat } from 'mediasoup/types';

/** How one track arrives from the encoder, summed over its layers. */
export interface TrackHealth {
  /** As in a mime type, without the kind: `H264`, `opus`. */
  codec: string;
  /** Bits per second over the last second or so. */
  bitrate: number;
  packets: number;
  /** Packets that never came, also not by retransmission. */
  packetsLost: number;
  /** Share of packets lost in the last report interval, 0 to 1. */
  lossRatio: number;
  /** Round trip to the encoder in milliseconds; undefined where it does not report it. */
  roundTripMs: number | undefined;
  /** Key frames that we asked the encoder for (PLI and FIR). */
  keyFrameRequests: number;
  /** Simulcast layers that are arriving now. */
  layers: { rid: string; bitrate: number }[];
}

/** A snapshot of a broadcast. A kind that the encoder does not send, or not yet, is undefined. */
export interface BroadcastHealth {
  at: Date;
  viewers: number;
  /**
   * With how far apart its key frames are, in milliseconds, and the share of its pictures that are B-frames, 0 to 1,
   * where these are known.
   */
  video: (TrackHealth & { keyFrameIntervalMs: number | undefined; bFrameShare: number | undefined }) | undefined;
  audio: TrackHealth | undefined;
}

/** Asks the worker how a track arrives; undefined before its first packet. */
export async function trackHealth(producer: Producer | undefined): Promise<TrackHealth | undefined> {
  const stats = (await producer?.getStats()) ?? [];
  const [first] = stats;
  if (!first) return undefined;
  const sum = (value: (stat: ProducerStat) => number) => stats.reduce((total, stat) => total + value(stat), 0);
  return {
    codec: first.mimeType.split('/')[1] ?? first.mimeType,
    bitrate: sum(({ bitrate }) => bitrate),
    packets: sum(({ packetCount }) => packetCount),
    packetsLost: sum(({ packetsLost }) => packetsLost),
    // As in an RTCP receiver report, of 256.
    lossRatio: Math.max(...stats.map(({ fractionLost }) => fractionLost)) / 256,
    roundTripMs: first.roundTripTime,
    keyFrameRequests: sum(({ pliCount, firCount }) => pliCount + firCount),
    layers: stats.flatMap(({ rid, bitrate }) => (rid !== undefined && bitrate > 0 ? { rid, bitrate } : [])),
  };
}
