import { StickerFormatType } from 'discord-api-types/v10';
import type { StickerItem } from './sticker.ts';

/** One of Discord's own, of which every client may show its picture. */
interface StandardSticker extends StickerItem {
  packId: string;
  description: string;
  tags: string;
  sortValue: number;
}

/** https://docs.discord.com/developers/resources/sticker#sticker-object: its example, and one that is a picture. */
export const STANDARD_STICKERS: readonly StandardSticker[] = [
  {
    ...{ id: '749054660769218631', name: 'Wave', format: StickerFormatType.Lottie, packId: '847199849233514549' },
    ...{ description: 'Wumpus waves hello', tags: 'wumpus, hello, sup, hi', sortValue: 12 },
  },
  {
    ...{ id: '749054660769218632', name: 'Hello', format: StickerFormatType.APNG, packId: '847199849233514549' },
    ...{ description: 'A square says hello', tags: 'hello, hi', sortValue: 13 },
  },
];
