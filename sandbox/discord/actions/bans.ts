import { GatewayDispatchEvents, PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { userOf } from '../present/present-member.ts';
import { presentUser } from '../present/present-user.ts';
import type { Ban } from '../state/ban.ts';
import { channelsOf, threadsOf } from '../state/place.ts';
import type { Guild } from '../state/state.ts';
import type { World } from '../world.ts';
import { removeMessages } from './bulk-delete.ts';
import { leaveGuild } from './members.ts';
import { outranksMember } from './outranks.ts';
import { demandInGuild } from './place.ts';

/** Whom to ban, and how much of what they wrote goes with them. */
export interface BanDraft {
  userId: string;
  reason: string | null;
  /** 0 to 604800. */
  deleteMessageSeconds: number;
}

/**
 * Bans a user, whether they are a member or not, and deletes what they wrote lately.
 * https://docs.discord.com/developers/resources/guild#create-guild-ban
 * @throws DiscordError 10013, 50013
 */
export function banUser(world: World, guild: Guild, actorId: string, draft: BanDraft): void {
  const { userId, reason, deleteMessageSeconds } = draft;
  if (!world.state.users.has(userId)) throw errors.unknownUser();
  demandInGuild(guild, actorId, PermissionFlagsBits.BanMembers);
  if (!outranksMember(guild, actorId, userId)) throw errors.missingPermissions();
  guild.bans.set(userId, { userId, reason });
  announceBan(world, guild, userId, GatewayDispatchEvents.GuildBanAdd);
  if (guild.members.has(userId)) leaveGuild(world, guild, userId);
  purge(world, guild, userId, world.clock.now() - deleteMessageSeconds * 1000);
}

/** @throws DiscordError 50013, 10026 */
export function unbanUser(world: World, guild: Guild, actorId: string, userId: string): void {
  demandInGuild(guild, actorId, PermissionFlagsBits.BanMembers);
  getBan(guild, userId);
  guild.bans.delete(userId);
  announceBan(world, guild, userId, GatewayDispatchEvents.GuildBanRemove);
}

/** @throws DiscordError 10026 */
export function getBan(guild: Guild, userId: string): Ban {
  const ban = guild.bans.get(userId);
  if (!ban) throw errors.unknownBan();
  return ban;
}

/** In each channel the messages go at once. */
function purge(world: World, guild: Guild, userId: string, since: number): void {
  const { state } = world;
  for (const { id } of [...channelsOf(state, guild.id), ...threadsOf(state, guild.id)]) {
    const written = [...state.messages.values()].filter(
      ({ channelId, authorId, createdAt }) => channelId === id && authorId === userId && createdAt > since,
    );
    removeMessages(world, guild.id, id, written);
  }
}

/** https://docs.discord.com/developers/events/gateway-events#guild-ban-add */
function announceBan(
  world: World,
  guild: Guild,
  userId: string,
  t: GatewayDispatchEvents.GuildBanAdd | GatewayDispatchEvents.GuildBanRemove,
): void {
  world.touch();
  world.bus.publish(
    { t, d: { guild_id: guild.id, user: presentUser(userOf(world.state, userId)) } },
    { guildId: guild.id },
  );
}
