import { DomainError } from '#domain/errors.ts';

/** Of all frames together: 32 million take some 130 MB while they are read. */
export const PIXEL_LIMIT = 32_000_000;
export const FRAME_LIMIT = 200;

/** What a picture can be refused for. @see docs/emotes.md */
const SENTENCES = {
  empty: 'There is no picture in it.',
  too_large: 'The file is larger than 4 MiB.',
  too_many_pixels: 'The picture has more than 32 million pixels, over all frames. Send a smaller one.',
  too_many_frames: `It moves for more than ${FRAME_LIMIT} frames. Send a shorter one.`,
  apng: 'It is an animated PNG, of which Discord shows the first picture only. Send it as GIF or animated WebP.',
  svg: 'It is an SVG, which can hold programs. Send it as PNG or WebP.',
  format: 'It is no PNG, JPEG, WebP, GIF or AVIF.',
  broken: 'The file is damaged: it cannot be read as a picture.',
  too_big: 'Even at its smallest it is larger than the 256 KiB that Discord takes. Send a shorter or plainer one.',
} as const;

export function refuse(reason: keyof typeof SENTENCES): DomainError {
  return new DomainError('invalid', `emote_image_${reason}`, SENTENCES[reason], { frames: FRAME_LIMIT });
}

/** What libvips says of a stranger's file is no bug of ours. */
export function refusal(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  const message = error instanceof Error ? error.message : '';
  return refuse(/pixel limit/i.test(message) ? 'too_many_pixels' : 'broken');
}
