import sharp from 'sharp';
import { MAX_UPLOAD_BYTES } from '#domain/emotes/emote-images.ts';
import { FRAME_LIMIT, PIXEL_LIMIT, refusal, refuse } from './image-refusal.ts';
import { sniffImage } from './sniff-image.ts';

interface Header {
  isAnimated: boolean;
  width: number;
  height: number;
}

/** What a file says of itself, before anything in it is unpacked. @throws DomainError invalid `emote_image_…` */
export async function readHeader(bytes: Buffer): Promise<Header> {
  if (bytes.length === 0) throw refuse('empty');
  if (bytes.length > MAX_UPLOAD_BYTES) throw refuse('too_large');
  const format = sniffImage(bytes);
  if (format === null) throw refuse('format');
  if (format === 'apng' || format === 'svg') throw refuse(format);

  const canMove = format === 'gif' || format === 'webp';
  const { width, height, pageHeight = height, pages = 1 } = await metadata(bytes, canMove);
  if (width * pageHeight * pages > PIXEL_LIMIT) throw refuse('too_many_pixels');
  if (pages > FRAME_LIMIT) throw refuse('too_many_frames');
  return { isAnimated: canMove && pages > 1, width, height: pageHeight };
}

async function metadata(bytes: Buffer, canMove: boolean) {
  try {
    // Without a limit here: it is only looked at, and said better below.
    return await sharp(bytes, { animated: canMove, limitInputPixels: false }).metadata();
  } catch (error) {
    throw refusal(error);
  }
}
