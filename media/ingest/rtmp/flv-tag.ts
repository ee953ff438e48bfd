import Flv from 'node-media-server/src/protocol/flv.js';
import type { AvPacket } from 'node-media-server/src/protocol/rtmp.js';

const KINDS: Readonly<Record<number, FlvTag['kind']>> = { 8: 'audio', 9: 'video' };
const HEADER_BYTES = 11;
const CODECS: Readonly<Record<FlvTag['kind'], Readonly<Record<number, string>>>> = {
  audio: { 2: 'MP3', 10: 'AAC' },
  video: { 7: 'H264' },
};

/** A piece of audio or video as FLV carries it. */
export interface FlvTag {
  kind: 'audio' | 'video';
  /** Null for what we do not know. */
  codec: string | null;
  isConfig: boolean;
  /** When it is to be decoded, in milliseconds of the encoder's clock. */
  decodedAtMs: number;
  /** By how much later its picture is shown: not 0 where the encoder changes their order. */
  compositionMs: number;
  /** From its codec's byte on. */
  payload: Buffer;
  /** The whole tag, to be written to an FLV file. */
  bytes: Buffer;
}

/** Copies a packet, whose memory is used again; null for what is neither audio nor video, and for nothing. */
export function flvTag(packet: AvPacket): FlvTag | null {
  const kind = KINDS[packet.codec_type];
  if (!kind || packet.size < 2) return null;
  const bytes = Flv.createMessage(packet);
  return {
    kind,
    codec: CODECS[kind][packet.codec_id] ?? null,
    isConfig: packet.flags === 0 || packet.flags === 2,
    decodedAtMs: packet.dts,
    compositionMs: packet.pts - packet.dts,
    payload: bytes.subarray(HEADER_BYTES, HEADER_BYTES + packet.size),
    bytes,
  };
}
