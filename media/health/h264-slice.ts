/** What the first bytes of an H.264 slice say (ITU-T H.264, 7.3.3). */
export interface H264Slice {
  /** Whether a picture begins with it. */
  isFirst: boolean;
  isB: boolean;
}

/** Slices of a picture: not IDR, data partition A, IDR (table 7-1). */
const SLICE_UNITS = [1, 2, 5];
/** B slices, and B slices where all of the picture are (table 7-6). */
const B_SLICES = [1, 6];
const LAST_SLICE_TYPE = 9;
/** Enough for any picture's first_mb_in_slice; more zeros are no slice of ours. */
const MAX_ZEROS = 20;

/** Reads a NAL unit, of which the first eight bytes are enough; null for what is no slice, whatever its bytes are. */
export function readH264Slice(unit: Uint8Array): H264Slice | null {
  if (!SLICE_UNITS.includes((unit[0] ?? 0) & 0x1f)) return null;
  const first = readUe(unit, 8);
  const type = first && readUe(unit, first.end);
  if (!type || type.value > LAST_SLICE_TYPE) return null;
  return { isFirst: first.value === 0, isB: B_SLICES.includes(type.value) };
}

/** An unsigned Exp-Golomb number (9.1) that begins at a bit, and where it ends; null where it is cut off. */
function readUe(bytes: Uint8Array, start: number): { value: number; end: number } | null {
  let zeros = 0;
  while (bitAt(bytes, start + zeros) === 0) if (++zeros > MAX_ZEROS) return null;
  const end = start + 2 * zeros + 1;
  if (end > bytes.length * 8) return null;
  let value = 0;
  for (let at = start + zeros; at < end; at += 1) value = value * 2 + (bitAt(bytes, at) ?? 0);
  return { value: value - 1, end };
}

function bitAt(bytes: Uint8Array, at: number): number | undefined {
  const byte = bytes[at >> 3];
  return byte === undefined ? undefined : (byte >> (7 - (at & 7))) & 1;
}
