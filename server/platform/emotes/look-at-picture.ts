import sharp from 'sharp';
import type { LookedAt } from '#domain/emotes/emote-images.ts';
import { PIXEL_LIMIT } from './image-refusal.ts';
import { type ImageFormat, sniffImage } from './sniff-image.ts';

const MEDIA_TYPES = {
  png: 'image/png',
  apng: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
} as const satisfies Partial<Record<ImageFormat, string>>;

/**
 * Unpacks a stranger's file to its last pixel, and keeps nothing of it: what is damaged, or would be too large when it is
 * unpacked, is not shown to others. Of an animated PNG libvips reads the first picture; browsers play all of it.
 */
export async function lookAtPicture(bytes: Buffer): Promise<LookedAt> {
  const format = sniffImage(bytes);
  if (format === null || !isShown(format)) return { refusal: 'not_a_picture' };
  const canMove = format === 'gif' || format === 'webp';
  try {
    // Without a limit here: it is only looked at.
    const { width, height } = await sharp(bytes, { animated: canMove, limitInputPixels: false }).metadata();
    if (width * height > PIXEL_LIMIT) return { refusal: 'too_many_pixels' };
    await sharp(bytes, { animated: canMove, limitInputPixels: PIXEL_LIMIT, failOn: 'error' }).stats();
    return { mediaType: MEDIA_TYPES[format] };
  } catch {
    return { refusal: 'not_a_picture' }; // Why libvips cannot read it helps nobody.
  }
}

function isShown(format: ImageFormat): format is keyof typeof MEDIA_TYPES {
  return Object.hasOwn(MEDIA_TYPES, format);
}
