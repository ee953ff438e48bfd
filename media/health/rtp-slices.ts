import { type H264Slice, readH264Slice } from './h264-slice.ts';

const HEADER_BYTES = 12;
/** Of RFC 6184, section 5.2. */
const STAP_A = 24;
const FU_A = 28;

/** The slices that begin in an RTP packet of H.264 (RFC 6184). None for what is malformed, or another codec's. */
export function slicesOfRtp(packet: Uint8Array): H264Slice[] {
  const payload = payloadOf(packet);
  const type = (payload[0] ?? 0) & 0x1f;
  if (type === STAP_A) return aggregated(payload).flatMap((unit) => readH264Slice(unit) ?? []);
  const unit = type === FU_A ? fragmentStart(payload) : payload;
  const slice = unit && readH264Slice(unit);
  return slice ? [slice] : [];
}

/** What follows the header, its CSRCs and its extension (RFC 3550, section 5.1). */
function payloadOf(packet: Uint8Array): Uint8Array {
  const flags = packet[0] ?? 0;
  if (flags >> 6 !== 2) return packet.subarray(0, 0);
  const afterCsrcs = HEADER_BYTES + (flags & 0x0f) * 4;
  if ((flags & 0x10) === 0) return packet.subarray(afterCsrcs);
  return packet.subarray(afterCsrcs + 4 + uint16(packet, afterCsrcs + 2) * 4);
}

function aggregated(payload: Uint8Array): Uint8Array[] {
  const units: Uint8Array[] = [];
  for (let at = 1; at + 2 < payload.length; ) {
    const size = uint16(payload, at);
    units.push(payload.subarray(at + 2, at + 2 + size));
    at += 2 + size;
  }
  return units;
}

/** The unit's beginning, with its own header put together again; undefined for a later fragment. */
function fragmentStart(payload: Uint8Array): Uint8Array | undefined {
  const [indicator = 0, header = 0] = payload;
  if ((header & 0x80) === 0) return undefined;
  return Uint8Array.of((indicator & 0xe0) | (header & 0x1f), ...payload.subarray(2, 10));
}

function uint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
