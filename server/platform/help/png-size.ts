const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Signature, then the length and the name of the header's chunk. */
const WIDTH_AT = 16;
const HEIGHT_AT = 20;

/** @returns null for what is no PNG. @see https://www.w3.org/TR/png-3/#11IHDR */
export function pngSize(bytes: Buffer): { width: number; height: number } | null {
  if (bytes.length < HEIGHT_AT + 4 || !bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return null;
  return { width: bytes.readUInt32BE(WIDTH_AT), height: bytes.readUInt32BE(HEIGHT_AT) };
}
