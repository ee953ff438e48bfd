import { type H264Slice, readH264Slice } from '../../health/h264-slice.ts';
import type { FlvTag } from './flv-tag.ts';

/** Behind the codec's byte, the packet's type and the composition time (FLV 10.1, E.4.3). */
const HEADER_BYTES = 5;
/** Each unit stands behind its length. */
const LENGTH_BYTES = 4;

/** The slices of an H.264 picture. None for what is malformed. */
export function slicesOfFlv({ payload, isConfig }: Pick<FlvTag, 'payload' | 'isConfig'>): H264Slice[] {
  const slices: H264Slice[] = [];
  if (isConfig) return slices;
  for (let at = HEADER_BYTES; at + LENGTH_BYTES < payload.length; ) {
    const start = at + LENGTH_BYTES;
    const slice = readH264Slice(payload.subarray(start, start + 8));
    if (slice) slices.push(slice);
    at = start + payload.readUInt32BE(at);
  }
  return slices;
}
