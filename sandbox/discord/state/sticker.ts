import type { StickerFormatType } from 'discord-api-types/v10';

/** A guild's own sticker. What was uploaded is a file, by its id. */
export interface Sticker {
  id: string;
  name: string;
  description: string;
  tags: string;
  format: StickerFormatType;
  /** Who uploaded it. */
  userId: string;
}

/** A sticker of a message, as it was called when it was sent. */
export type StickerItem = Pick<Sticker, 'id' | 'name' | 'format'>;
