import { type APISticker, type APIStickerItem, StickerType } from 'discord-api-types/v10';
import { isStickerAvailable } from '../rules/sticker-rules.ts';
import type { Guild } from '../state/state.ts';
import type { Sticker, StickerItem } from '../state/sticker.ts';

/** https://docs.discord.com/developers/resources/sticker#sticker-object */
export function presentSticker(guild: Guild, sticker: Sticker) {
  const { id, name, description, tags, format } = sticker;
  return {
    ...{ id, name, description: description || null, tags, type: StickerType.Guild, format_type: format },
    ...{ available: isStickerAvailable(guild, sticker), guild_id: guild.id },
  } satisfies APISticker;
}

export function presentStickers(guild: Guild) {
  return [...guild.stickers.values()].map((sticker) => presentSticker(guild, sticker));
}

/** https://docs.discord.com/developers/resources/sticker#sticker-item-object */
export function presentStickerItem({ id, name, format }: StickerItem) {
  return { id, name, format_type: format } satisfies APIStickerItem;
}
