import type { ReadStream } from 'node:fs';
import { StickerFormatType } from 'discord-api-types/v10';
import { STANDARD_STICKERS } from '../state/standard-stickers.ts';
import type { World } from '../world.ts';
import { avatarPng } from './avatar-png.ts';

interface StickerFile {
  type: string;
  body: ReadStream | Buffer | string;
}

/**
 * https://docs.discord.com/developers/reference#image-formatting-cdn-endpoints: "PNG if its format_type is PNG or APNG,
 * GIF if its format_type is GIF, and as Lottie if its format_type is LOTTIE"; GIFs "do not use the CDN base url".
 */
const SERVED = {
  [StickerFormatType.PNG]: { base: 'cdn', extension: 'png', type: 'image/png' },
  [StickerFormatType.APNG]: { base: 'cdn', extension: 'png', type: 'image/png' },
  [StickerFormatType.Lottie]: { base: 'cdn', extension: 'json', type: 'application/json' },
  [StickerFormatType.GIF]: { base: 'media', extension: 'gif', type: 'image/gif' },
} as const;

/** Of what is no picture here: Discord's clients draw it. */
const LOTTIE = JSON.stringify({ v: '5.5.7', fr: 60, ip: 0, op: 60, w: 320, h: 320, layers: [] });

/** `749054660769218631.json` of the CDN or of its media proxy. */
export function findStickerFile({ state, files }: World, base: 'cdn' | 'media', file: string): StickerFile | null {
  const [id = '', extension = ''] = file.split('.');
  const standard = STANDARD_STICKERS.find((each) => each.id === id);
  const own = [...state.guilds.values()].map(({ stickers }) => stickers.get(id)).find((each) => each !== undefined);
  const sticker = standard ?? own;
  const served = sticker && SERVED[sticker.format];
  if (served?.base !== base || served.extension !== extension) return null;
  const { type } = served;
  if (!standard) return { type, body: files.open(id) };
  return { type, body: standard.format === StickerFormatType.Lottie ? LOTTIE : avatarPng(standard.sortValue) };
}
