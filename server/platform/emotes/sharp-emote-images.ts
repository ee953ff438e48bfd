import sharp from 'sharp';
import type { EmoteImages } from '#domain/emotes/emote-images.ts';
import { lookAtPicture } from './look-at-picture.ts';
import { prepareEmote } from './prepare-emote.ts';

/** A picture at this size tells whether two are the same. */
const LIKENESS_SIZE = 16;
/** Of 255: what packing a picture anew may change on average. */
const LIKENESS_TOLERANCE = 12;

/** Pictures through libvips. */
export const sharpEmoteImages: EmoteImages = {
  prepare: prepareEmote,
  look: lookAtPicture,

  async isSame(one, other) {
    const [a, b] = await Promise.all([likeness(one), likeness(other)]);
    if (!a || !b) return false;
    const difference = a.reduce((sum, value, place) => sum + Math.abs(value - (b[place] ?? 0)), 0);
    return difference / a.length <= LIKENESS_TOLERANCE;
  },
};

/** The first picture, very small, on black; null for what is no picture. */
async function likeness(bytes: Buffer): Promise<Buffer | null> {
  try {
    return await sharp(bytes, { limitInputPixels: 1_000_000 })
      .resize(LIKENESS_SIZE, LIKENESS_SIZE, { fit: 'fill' })
      .flatten({ background: '#000' })
      .raw()
      .toBuffer();
  } catch {
    return null; // Not to be read: so it is not the same.
  }
}
