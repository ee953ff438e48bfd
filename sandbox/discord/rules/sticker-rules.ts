import { StickerFormatType } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import type { Guild } from '../state/state.ts';
import type { Sticker } from '../state/sticker.ts';

/** https://docs.discord.com/developers/resources/sticker#create-guild-sticker: "max 512 KiB", "320 x 320 pixels" */
const MAX_BYTES = 524_288;
const MAX_SIZE = 320;
/** https://support.discord.com/hc/en-us/articles/360028038352: "five free sticker slots", more by boost tier */
const SLOTS = [5, 15, 30, 60];

/**
 * https://docs.discord.com/developers/resources/sticker#create-guild-sticker: name "2-30 characters", description
 * "empty or 2-100 characters", tags "max 200 characters".
 * @throws DiscordError 50035
 */
export function checkStickerWords({ name, description, tags }: Pick<Sticker, 'name' | 'description' | 'tags'>): void {
  demandLength('name', name, 2, 30);
  if (description !== '') demandLength('description', description, 2, 100);
  demandLength('tags', tags, 1, 200);
}

/**
 * What a file is: PNG, APNG or GIF. "Lottie stickers can only be uploaded on guilds that have either the VERIFIED and/or
 * the PARTNERED guild feature", which none has here.
 * @throws DiscordError 50035, 50045, 50046
 */
export function readStickerFile(bytes: Buffer): StickerFormatType {
  if (bytes.length > MAX_BYTES) throw errors.fileTooLarge('512.0 kb');
  const format = formatOf(bytes);
  if (!format) throw errors.invalidAsset();
  const isGif = format === StickerFormatType.GIF;
  const width = isGif ? bytes.readUInt16LE(6) : bytes.readUInt32BE(16);
  const height = isGif ? bytes.readUInt16LE(8) : bytes.readUInt32BE(20);
  if (width > MAX_SIZE || height > MAX_SIZE)
    throw errors.invalidForm(['file'], 'STICKER_DIMENSIONS', `Must be at most ${MAX_SIZE} x ${MAX_SIZE} pixels.`);
  return format;
}

/** @throws DiscordError 30039 where all slots are filled */
export function demandStickerSlot({ premiumTier, stickers }: Guild): void {
  const slots = SLOTS[premiumTier] ?? 5;
  if (stickers.size >= slots) throw errors.tooManyStickers(slots);
}

/** "May be false due to loss of Server Boosts": the first ones stay. */
export function isStickerAvailable({ premiumTier, stickers }: Guild, { id }: Pick<Sticker, 'id'>): boolean {
  return [...stickers.keys()].indexOf(id) < (SLOTS[premiumTier] ?? 5);
}

function demandLength(field: string, text: string, least: number, most: number): void {
  if (text.length >= least && text.length <= most) return;
  const message = `Must be between ${least} and ${most} in length.`;
  throw errors.invalidForm([field], 'BASE_TYPE_BAD_LENGTH', message);
}

function formatOf(bytes: Buffer): StickerFormatType | null {
  if (bytes.length >= 10 && /^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6))) return StickerFormatType.GIF;
  if (bytes.length < 24 || bytes.toString('latin1', 1, 8) !== 'PNG\r\n\x1a\n') return null;
  return bytes.subarray(0, bytes.indexOf('IDAT')).includes('acTL') ? StickerFormatType.APNG : StickerFormatType.PNG;
}
