import type { EmoteForm } from './emote-form.ts';

/** Discord's limit for an emoji's file: 256 KiB. */
export const MAX_EMOJI_BYTES = 262_144;
/** The largest file that is looked at at all. */
export const MAX_UPLOAD_BYTES = 4 * 1024 * 1024;

/** A picture that was read and made into every form. */
export interface PreparedEmote {
  isAnimated: boolean;
  /** Of the picture as it came. */
  width: number;
  height: number;
  /** The same for the same picture, whatever its file said beside it. */
  contentHash: string;
  files: { form: EmoteForm; mediaType: string; bytes: Buffer }[];
}

/** What a file is that is kept as it is, or why no page shall show it. */
export type LookedAt =
  | { mediaType: 'image/png' | 'image/gif' | 'image/webp' }
  | { refusal: 'not_a_picture' | 'too_many_pixels' };

/** Reads what strangers send as pictures. */
export interface EmoteImages {
  /** @throws DomainError invalid `emote_image_…` with a sentence about what to send instead */
  prepare(bytes: Buffer): Promise<PreparedEmote>;
  /** Reads all of a PNG, GIF or WebP, moving or not, and changes nothing. */
  look(bytes: Buffer): Promise<LookedAt>;
  /** Whether two files show the same, also when one was packed anew. */
  isSame(one: Buffer, other: Buffer): Promise<boolean>;
}
