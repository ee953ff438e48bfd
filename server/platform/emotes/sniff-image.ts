/** What files begin with, by the format that they are then. */
export type ImageFormat = 'png' | 'apng' | 'jpeg' | 'gif' | 'webp' | 'avif' | 'svg';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const AVIF_BRANDS = ['avif', 'avis', 'mif1', 'miaf'];

/** Goes by the bytes alone: what a file is called, or said to be, is a stranger's word. @returns null for anything else */
export function sniffImage(bytes: Buffer): ImageFormat | null {
  const ascii = (from: number, to: number) => bytes.toString('latin1', from, to);
  if (bytes.subarray(0, 8).equals(PNG)) return isAnimatedPng(bytes) ? 'apng' : 'png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (/^GIF8[79]a$/.test(ascii(0, 6))) return 'gif';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  if (ascii(4, 8) === 'ftyp' && AVIF_BRANDS.includes(ascii(8, 12))) return 'avif';
  return /<svg[\s>]/i.test(bytes.toString('utf8', 0, 4096)) ? 'svg' : null;
}

/**
 * An animated PNG has a chunk acTL before its first picture data.
 * @see https://www.w3.org/TR/png-3/#acTL-chunk
 */
function isAnimatedPng(bytes: Buffer): boolean {
  let at = PNG.length;
  while (at + 8 <= bytes.length) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'acTL') return true;
    if (type === 'IDAT') return false;
    at += 12 + bytes.readUInt32BE(at);
  }
  return false;
}
