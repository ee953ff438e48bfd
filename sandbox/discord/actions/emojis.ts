import { GatewayDispatchEvents, PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { guildPermissionsOf } from '../permissions.ts';
import { presentEmojis } from '../present/present-emoji.ts';
import { presentGuild } from '../present/present-guild.ts';
import { checkEmojiName, demandGuildSlot, readEmojiImage, readEmojiRoles } from '../rules/emoji-rules.ts';
import type { Emoji } from '../state/emoji.ts';
import type { Guild } from '../state/state.ts';
import type { World } from '../world.ts';

/** https://discord.com/developers/docs/topics/permissions: since 2026 to make needs the one, to change others' the other */
const { CreateGuildExpressions, ManageGuildExpressions } = PermissionFlagsBits;

export interface EmojiDraft {
  name: string;
  /** A data URI. */
  image: string;
  /** Ids of the guild's roles. */
  roles?: string[] | null | undefined;
}

/** What is left out stays. */
export type EmojiChange = Partial<Pick<EmojiDraft, 'name' | 'roles'>>;

/**
 * https://discord.com/developers/docs/resources/emoji#create-guild-emoji
 * @throws DiscordError 10011, 30008, 30018, 50013, 50035
 */
export async function createEmoji(world: World, guild: Guild, userId: string, draft: EmojiDraft): Promise<Emoji> {
  if ((guildPermissionsOf(guild, userId) & CreateGuildExpressions) === 0n) throw errors.missingPermissions();
  checkEmojiName(draft.name);
  const roles = readEmojiRoles(guild, draft.roles);
  const image = readEmojiImage(draft.image);
  demandGuildSlot(guild, image);
  const { mediaType, isAnimated, bytes } = image;
  const emoji: Emoji = { id: world.snowflake(), name: draft.name, mediaType, isAnimated, userId, roles };
  guild.emojis.set(emoji.id, emoji);
  await world.files.save(emoji.id, bytes);
  announceEmojis(world, guild);
  return emoji;
}

/**
 * https://discord.com/developers/docs/resources/emoji#modify-guild-emoji
 * @throws DiscordError 10011, 10014, 50013, 50035
 */
export function changeEmoji(world: World, guild: Guild, userId: string, id: string, change: EmojiChange): Emoji {
  const emoji = getEmoji(guild, id);
  demandEmoji(guild, userId, emoji);
  const { name = emoji.name } = change;
  checkEmojiName(name);
  const roles = change.roles === undefined ? emoji.roles : readEmojiRoles(guild, change.roles);
  Object.assign(emoji, { name, roles });
  announceEmojis(world, guild);
  return emoji;
}

/** @throws DiscordError 10014, 50013 */
export function deleteEmoji(world: World, guild: Guild, userId: string, id: string): void {
  demandEmoji(guild, userId, getEmoji(guild, id));
  guild.emojis.delete(id);
  announceEmojis(world, guild);
}

/** @throws DiscordError 10014 */
export function getEmoji(guild: Guild, id: string): Emoji {
  const emoji = guild.emojis.get(id);
  if (!emoji) throw errors.unknownEmoji();
  return emoji;
}

/** Whether somebody is told who made a guild's emoji. */
export function mayKnowMakers(guild: Guild, userId: string): boolean {
  return (guildPermissionsOf(guild, userId) & (CreateGuildExpressions | ManageGuildExpressions)) !== 0n;
}

/** The guild gains or loses boosts; with them go slots, and emoji that need them become unavailable. */
export function setPremiumTier(world: World, guild: Guild, tier: 0 | 1 | 2 | 3): void {
  guild.premiumTier = tier;
  world.touch();
  world.bus.publish(
    { t: GatewayDispatchEvents.GuildUpdate, d: { ...presentGuild(guild), hub_type: null } },
    { guildId: guild.id },
  );
  announceEmojis(world, guild);
}

/** Own ones with either permission, others' with MANAGE_GUILD_EXPRESSIONS only. */
function demandEmoji(guild: Guild, userId: string, emoji: Emoji): void {
  const enough = emoji.userId === userId ? CreateGuildExpressions | ManageGuildExpressions : ManageGuildExpressions;
  if ((guildPermissionsOf(guild, userId) & enough) === 0n) throw errors.missingPermissions();
}

/** https://discord.com/developers/docs/events/gateway-events#guild-emojis-update */
function announceEmojis(world: World, guild: Guild): void {
  world.touch();
  world.bus.publish(
    { t: GatewayDispatchEvents.GuildEmojisUpdate, d: { guild_id: guild.id, emojis: presentEmojis(guild) } },
    { guildId: guild.id },
  );
}
