import { PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { hasPermission } from '../permissions.ts';
import { isStickerAvailable } from '../rules/sticker-rules.ts';
import { guildIdOf, type Place } from '../state/place.ts';
import { STANDARD_STICKERS } from '../state/standard-stickers.ts';
import type { StickerItem } from '../state/sticker.ts';
import type { World } from '../world.ts';

/**
 * The stickers that somebody sends in a place. https://docs.discord.com/developers/resources/message#create-message:
 * "IDs of up to 3 stickers in the server"; those of other guilds are for people with USE_EXTERNAL_STICKERS alone.
 * @throws DiscordError 50081 for what is none, or none that can be used; 50600 for what they may not send
 */
export function stickersToSend({ state }: World, userId: string, place: Place, ids: readonly string[]): StickerItem[] {
  return ids.map((id) => {
    const standard = STANDARD_STICKERS.find((each) => each.id === id);
    if (standard) return itemOf(standard);
    const guild = [...state.guilds.values()].find(({ stickers }) => stickers.has(id));
    const sticker = guild?.stickers.get(id);
    if (!guild || !sticker || !isStickerAvailable(guild, sticker)) throw errors.invalidSticker();
    if (guild.id !== guildIdOf(place) && !mayUseExternal(guild.members.has(userId))) throw errors.mayNotSendSticker();
    return itemOf(sticker);
  });

  function mayUseExternal(isMember: boolean): boolean {
    const isBot = userId === state.botUserId;
    return isMember && !isBot && hasPermission(state, userId, PermissionFlagsBits.UseExternalStickers, place);
  }
}

function itemOf({ id, name, format }: StickerItem): StickerItem {
  return { id, name, format };
}
