/** Widths of the WebP files that pages show: 32 in a line of chat and its sharper screens, 128 large. */
export const EMOTE_SIZES = [32, 64, 96, 128] as const;

/**
 * What an emote is kept as: `original` without what its file said beside the picture, `emoji` as Discord takes it,
 * `still` the first picture of one that moves, and a WebP of each size.
 */
export type EmoteForm = 'original' | 'emoji' | 'still' | `${(typeof EMOTE_SIZES)[number]}`;

/** @returns null for anything that is not kept as WebP */
export function parseWebForm(text: string): EmoteForm | null {
  if (text === 'still') return text;
  const size = EMOTE_SIZES.find((each) => String(each) === text);
  return size ? `${size}` : null;
}
