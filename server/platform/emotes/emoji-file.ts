import type { Sharp } from 'sharp';
import { MAX_EMOJI_BYTES, type PreparedEmote } from '#domain/emotes/emote-images.ts';
import { refuse } from './image-refusal.ts';

/** Tried in turn until the file is small enough. */
const STEPS = [
  { size: 128, colours: 256 },
  { size: 128, colours: 128 },
  { size: 112, colours: 128 },
  { size: 96, colours: 128 },
  { size: 96, colours: 64 },
  { size: 80, colours: 64 },
  { size: 64, colours: 64 },
  { size: 48, colours: 32 },
] as const;

/**
 * The file for Discord, 256 KiB at most: PNG, or GIF if it moves, each step a little smaller than the one before.
 * @throws DomainError invalid `emote_image_too_big`
 */
export async function emojiFile(open: () => Sharp, isAnimated: boolean): Promise<PreparedEmote['files'][number]> {
  for (const step of STEPS) {
    const sized = open().resize(step.size, step.size);
    // More effort than 1 makes a GIF many times slower, and hardly smaller.
    const bytes = await (isAnimated ? sized.gif({ effort: 1, colours: step.colours }) : sized.png()).toBuffer();
    if (bytes.length <= MAX_EMOJI_BYTES)
      return { form: 'emoji', mediaType: isAnimated ? 'image/gif' : 'image/png', bytes };
  }
  throw refuse('too_big');
}
