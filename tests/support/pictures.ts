import { buffer } from 'node:stream/consumers';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { ZipFile } from 'yazl';

/** A small picture of a colour of its own: pictures of two numbers differ. */
export function picture(number = 1, { size = 64, format = 'png' as 'png' | 'jpeg' | 'webp' | 'avif' } = {}) {
  const background = { r: (number * 67) % 256, g: (number * 29) % 256, b: (number * 151) % 256, alpha: 1 };
  return sharp({ create: { width: size, height: size, channels: 4, background } })
    .composite([{ input: square(number, size), left: (number * 3) % (size / 2), top: (number * 5) % (size / 2) }])
    [format]()
    .toBuffer();
}

/** A PNG of one colour and any shape. */
export function bar(width: number, height: number): Promise<Buffer> {
  const background = { r: width % 256, g: height % 256, b: 90 };
  return sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
}

/** A GIF or WebP that moves. */
export async function movingPicture(number = 1, { frames = 3, size = 64, format = 'gif' as 'gif' | 'webp' } = {}) {
  const each = await Promise.all(Array.from({ length: frames }, (_, place) => picture(number + place * 7, { size })));
  const joined = sharp(each, { join: { animated: true } });
  const delay = each.map(() => 80);
  return (format === 'gif' ? joined.gif({ delay, effort: 1 }) : joined.webp({ delay })).toBuffer();
}

/** An animated PNG: a PNG with the chunk that says so. */
export async function animatedPng(): Promise<Buffer> {
  const png = await picture();
  const afterHeader = 8 + 25;
  const control = Buffer.alloc(20);
  control.writeUInt32BE(8, 0);
  control.write('acTL', 4, 'latin1');
  control.writeUInt32BE(2, 8);
  return Buffer.concat([png.subarray(0, afterHeader), control, png.subarray(afterHeader)]);
}

/** A PNG of a few kilobytes that would be unpacked to as many pixels as it says. */
export function pngBomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND'),
  ]);
}

function chunk(type: string, data = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc(body), body.length + 4);
  return framed;
}

function crc(bytes: Buffer): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}

function square(number: number, size: number): Buffer {
  const fill = `rgb(${(number * 151) % 256},${(number * 67) % 256},${(number * 29) % 256})`;
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size / 2}" height="${size / 2}"><rect width="100%" height="100%" fill="${fill}"/></svg>`,
  );
}

/** A zip of files by their paths. */
export async function zipOf(files: Record<string, Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, bytes] of Object.entries(files)) zip.addBuffer(bytes, path);
  zip.end();
  return buffer(zip.outputStream);
}
