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

/** Reads what strangers send as pictures. */
export interface EmoteImages {
  /** @throws DomainError invalid `emote_image_…` with a sentence about what to send instead */
  prepare(bytes: Buffer): Promise<PreparedEmote>;
  /** Whether two files show the same, also when one was packed anew. */
  isSame(one: Buffer, other: Buffer): Promise<boolean>;
}
