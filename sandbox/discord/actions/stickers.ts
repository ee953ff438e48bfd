import { GatewayDispatchEvents, PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { guildPermissionsOf } from '../permissions.ts';
import { presentStickers } from '../present/present-sticker.ts';
import { checkStickerWords, demandStickerSlot, readStickerFile } from '../rules/sticker-rules.ts';
import type { Guild } from '../state/state.ts';
import type { Sticker } from '../state/sticker.ts';
import type { World } from '../world.ts';

/** https://discord.com/developers/docs/topics/permissions: since 2026 to make needs the one, to change others' the other */
const { CreateGuildExpressions, ManageGuildExpressions } = PermissionFlagsBits;

export interface StickerDraft extends Pick<Sticker, 'name' | 'description' | 'tags'> {
  bytes: Buffer;
}

/**
 * https://docs.discord.com/developers/resources/sticker#create-guild-sticker
 * @throws DiscordError 30039, 50013, 50035, 50045, 50046
 */
export async function createSticker(
  world: World,
  guild: Guild,
  userId: string,
  { bytes, ...words }: StickerDraft,
): Promise<Sticker> {
  if ((guildPermissionsOf(guild, userId) & CreateGuildExpressions) === 0n) throw errors.missingPermissions();
  checkStickerWords(words);
  const format = readStickerFile(bytes);
  demandStickerSlot(guild);
  const sticker: Sticker = { ...words, id: world.snowflake(), format, userId };
  guild.stickers.set(sticker.id, sticker);
  await world.files.save(sticker.id, bytes);
  announceStickers(world, guild);
  return sticker;
}

/** Own ones with either permission, others' with MANAGE_GUILD_EXPRESSIONS only. @throws DiscordError 10060, 50013 */
export function deleteSticker(world: World, guild: Guild, userId: string, id: string): void {
  const sticker = getSticker(guild, id);
  const enough = sticker.userId === userId ? CreateGuildExpressions | ManageGuildExpressions : ManageGuildExpressions;
  if ((guildPermissionsOf(guild, userId) & enough) === 0n) throw errors.missingPermissions();
  guild.stickers.delete(id);
  announceStickers(world, guild);
}

/** @throws DiscordError 10060 */
export function getSticker(guild: Guild, id: string): Sticker {
  const sticker = guild.stickers.get(id);
  if (!sticker) throw errors.unknownSticker();
  return sticker;
}

/** https://docs.discord.com/developers/events/gateway-events#guild-stickers-update */
function announceStickers(world: World, guild: Guild): void {
  world.touch();
  world.bus.publish(
    { t: GatewayDispatchEvents.GuildStickersUpdate, d: { guild_id: guild.id, stickers: presentStickers(guild) } },
    { guildId: guild.id },
  );
}
