import { errors } from '../errors.ts';
import type { Emoji } from '../state/emoji.ts';
import type { Guild } from '../state/state.ts';

/** https://discord.com/developers/docs/resources/emoji#emoji-object: 2 to 32 letters, digits and underscores */
const NAME = /^[A-Za-z0-9_]{2,32}$/;
/** https://discord.com/developers/docs/resources/emoji: "Emojis and animated emojis have a maximum file size of 256 KiB." */
const MAX_BYTES = 262_144;
const SNOWFLAKE = /^\d{1,20}$/;
const DATA_URI = /^data:(image\/(?:png|jpeg|gif|webp|avif));base64,([A-Za-z0-9+/]+={0,2})$/;
/** https://support.discord.com/hc/en-us/articles/360028038352: static, and as many animated, by boost tier */
const SLOTS = [50, 100, 150, 250];
/** https://discord.com/developers/docs/resources/emoji: "An application can own up to 2000 emojis" */
const MAX_OF_APPLICATION = 2000;

/** A picture as it was uploaded. */
export interface EmojiImage {
  mediaType: string;
  bytes: Buffer;
  isAnimated: boolean;
}

/** @throws DiscordError 50035 */
export function checkEmojiName(name: string): void {
  if (NAME.test(name)) return;
  throw name.length < 2 || name.length > 32
    ? errors.invalidForm(['name'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 2 and 32 in length.')
    : errors.invalidForm(['name'], 'STRING_TYPE_REGEX', 'String value did not match validation regex.');
}

/**
 * Reads image data. https://discord.com/developers/docs/reference#image-data
 * @throws DiscordError 50035
 */
export function readEmojiImage(uri: string): EmojiImage {
  const [, mediaType = '', base64 = ''] = DATA_URI.exec(uri) ?? [];
  const bytes = Buffer.from(base64, 'base64');
  if (!beginsLike(mediaType, bytes)) throw errors.invalidForm(['image'], 'IMAGE_INVALID', 'Invalid image data');
  if (bytes.length > MAX_BYTES)
    throw errors.invalidForm(['image'], 'BINARY_TYPE_MAX_SIZE', 'File cannot be larger than 256.0 kb.');
  return { mediaType, bytes, isAnimated: isAnimated(mediaType, bytes) };
}

/**
 * https://discord.com/developers/docs/resources/emoji#emoji-object: "roles allowed to use this emoji". Which refusal an
 * id gets that no role of the guild has is not documented for emoji; 10011 is Discord's word for one.
 * @throws DiscordError 10011; 50035 for what is no id
 */
export function readEmojiRoles(guild: Guild, roles: readonly string[] | null = []): string[] {
  for (const [index, id] of (roles ?? []).entries()) {
    if (!SNOWFLAKE.test(id))
      throw errors.invalidForm(['roles', index], 'NUMBER_TYPE_COERCE', `Value "${id}" is not snowflake.`);
    if (!guild.roles.has(id)) throw errors.unknownRole();
  }
  return [...new Set(roles)];
}

/** How many emoji of a kind a guild has room for. */
export function slotsOf({ premiumTier }: Pick<Guild, 'premiumTier'>): number {
  return SLOTS[premiumTier] ?? 50;
}

/** @throws DiscordError 30008, 30018 where all slots of its kind are filled */
export function demandGuildSlot(guild: Guild, image: Pick<EmojiImage, 'isAnimated'>): void {
  const slots = slotsOf(guild);
  const filled = [...guild.emojis.values()].filter((each) => each.isAnimated === image.isAnimated).length;
  if (filled >= slots) throw image.isAnimated ? errors.tooManyAnimatedEmojis(slots) : errors.tooManyEmojis(slots);
}

/** @throws DiscordError 30008; 50035 where the name is taken: names of application emoji are unique */
export function demandApplicationSlot(emojis: ReadonlyMap<string, Emoji>): void {
  if (emojis.size >= MAX_OF_APPLICATION) throw errors.tooManyEmojis(MAX_OF_APPLICATION);
}

/** @throws DiscordError 50035 */
export function demandUniqueName(emojis: ReadonlyMap<string, Emoji>, name: string, except?: string): void {
  const isTaken = [...emojis.values()].some((each) => each.name === name && each.id !== except);
  if (isTaken)
    throw errors.invalidForm(['name'], 'APPLICATION_EMOJI_NAME_ALREADY_TAKEN', 'This name is already taken.');
}

/** Emoji beyond the slots of a guild that lost boosts stay, but cannot be used: the first ones of each kind can. */
export function isAvailable(guild: Guild, emoji: Emoji): boolean {
  const ofKind = [...guild.emojis.values()].filter((each) => each.isAnimated === emoji.isAnimated);
  return ofKind.indexOf(emoji) < slotsOf(guild);
}

function beginsLike(mediaType: string, bytes: Buffer): boolean {
  const at = (from: number, to: number) => bytes.toString('latin1', from, to);
  if (mediaType === 'image/png') return at(1, 4) === 'PNG';
  if (mediaType === 'image/jpeg') return bytes[0] === 0xff && bytes[1] === 0xd8;
  if (mediaType === 'image/gif') return at(0, 3) === 'GIF';
  if (mediaType === 'image/webp') return at(0, 4) === 'RIFF' && at(8, 12) === 'WEBP';
  return mediaType === 'image/avif' && at(4, 8) === 'ftyp';
}

/** A GIF with a second picture, or a WebP with the chunk ANIM. An animated PNG is one picture to Discord. */
function isAnimated(mediaType: string, bytes: Buffer): boolean {
  if (mediaType === 'image/webp') return bytes.includes('ANIM');
  if (mediaType !== 'image/gif') return false;
  const control = Buffer.from([0x21, 0xf9, 0x04]);
  return bytes.indexOf(control, bytes.indexOf(control) + 1) > 0;
}
