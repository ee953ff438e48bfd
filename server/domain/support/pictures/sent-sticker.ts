import type { PictureFormat, ShownPicture } from './ticket-picture.entity.ts';

/** A sticker of a message, as it was called when it was sent. */
export interface SentSticker {
  discordId: string;
  name: string;
  /** Null for what is no picture: Lottie, which only Discord's own clients draw. */
  format: PictureFormat | null;
}

/** Those of them that are pictures, each once. */
export function picturesOfStickers(stickers: readonly SentSticker[]): ShownPicture[] {
  const drawn = stickers.flatMap(({ discordId, format }) =>
    format ? [{ kind: 'sticker' as const, discordId, format }] : [],
  );
  return [...new Map(drawn.map((each) => [each.discordId, each])).values()];
}
