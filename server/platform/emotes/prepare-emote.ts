import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import { EMOTE_SIZES } from '#domain/emotes/emote-form.ts';
import type { PreparedEmote } from '#domain/emotes/emote-images.ts';
import { emojiFile } from './emoji-file.ts';
import { PIXEL_LIMIT, refusal } from './image-refusal.ts';
import { readHeader } from './read-header.ts';

/** Discord shows an emoji at up to 128 pixels; larger pictures of one are kept up to this. */
const ORIGINAL_SIZE = 512;
const LARGEST = 128;
const CLEAR = { r: 0, g: 0, b: 0, alpha: 0 };

type Files = PreparedEmote['files'];

/**
 * Reads a stranger's file, and makes every form of it. Nothing of the file itself is kept: each form is painted anew,
 * without EXIF, profiles and whatever hides behind a picture.
 * @throws DomainError invalid `emote_image_…`
 */
export async function prepareEmote(bytes: Buffer): Promise<PreparedEmote> {
  const { isAnimated, width, height } = await readHeader(bytes);
  try {
    const square = await paint(bytes, isAnimated);
    const webp = EMOTE_SIZES.map(async (size): Promise<Files[number]> => {
      const file = square.open().resize(size, size).webp({ quality: 90, effort: 3 });
      return { form: `${size}`, mediaType: 'image/webp', bytes: await file.toBuffer() };
    });
    const files: Promise<Files[number]>[] = [
      original(bytes, isAnimated),
      emojiFile(square.open, isAnimated),
      ...webp,
      ...(isAnimated ? [still(bytes)] : []),
    ];
    return { isAnimated, width, height, contentHash: square.hash, files: await Promise.all(files) };
  } catch (error) {
    throw refusal(error);
  }
}

/** The picture in a clear square of the largest size: what every form is made of, and what its hash is of. */
async function paint(bytes: Buffer, isAnimated: boolean): Promise<{ hash: string; open(): Sharp }> {
  const { data, info } = await source(bytes, isAnimated)
    .toColourspace('srgb')
    .resize(LARGEST, LARGEST, { fit: 'contain', background: CLEAR })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { delay = [], loop = 0 } = isAnimated ? await sharp(bytes, { animated: true }).metadata() : {};
  const hash = createHash('sha256').update(JSON.stringify(delay)).update(data).digest('hex');
  const raw = {
    width: info.width,
    height: info.height,
    channels: 4 as const,
    ...(isAnimated && { pageHeight: LARGEST }),
  };
  if (!isAnimated) return { hash, open: () => sharp(data, { raw }) };
  // Raw pixels know of no time: a lossless file in between does.
  const timed = await sharp(data, { raw }).webp({ lossless: true, effort: 0, delay, loop }).toBuffer();
  return { hash, open: () => sharp(timed, { animated: true, limitInputPixels: PIXEL_LIMIT }) };
}

async function original(bytes: Buffer, isAnimated: boolean): Promise<Files[number]> {
  const fitted = source(bytes, isAnimated).resize(ORIGINAL_SIZE, ORIGINAL_SIZE, {
    fit: 'inside',
    withoutEnlargement: true,
  });
  return isAnimated
    ? { form: 'original', mediaType: 'image/webp', bytes: await fitted.webp({ quality: 95, effort: 2 }).toBuffer() }
    : { form: 'original', mediaType: 'image/png', bytes: await fitted.png().toBuffer() };
}

async function still(bytes: Buffer): Promise<Files[number]> {
  const first = source(bytes, false).resize(LARGEST, LARGEST, { fit: 'contain', background: CLEAR });
  return { form: 'still', mediaType: 'image/webp', bytes: await first.webp({ quality: 90 }).toBuffer() };
}

function source(bytes: Buffer, isAnimated: boolean): Sharp {
  const pages = isAnimated ? { pages: -1 } : { pages: 1 };
  const opened = sharp(bytes, { ...pages, limitInputPixels: PIXEL_LIMIT, failOn: 'error' });
  // A photo may say how it is to be turned; an animation cannot.
  return isAnimated ? opened : opened.autoOrient();
}
