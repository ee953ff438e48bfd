import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { furnishGuild } from '../furnish.ts';
import { guildCreateOf } from '../gateway/ready.ts';
import { userOf } from '../present/present-member.ts';
import { presentUser } from '../present/present-user.ts';
import { firstGuild } from '../state/guilds.ts';
import { channelsOf, threadsOf } from '../state/place.ts';
import type { Guild } from '../state/state.ts';
import type { World } from '../world.ts';

/** Somebody makes a guild with the usual roles, channels and members, and invites the bot. */
export function createGuild(world: World, name: string): Guild {
  const { state, options, snowflake, clock } = world;
  const guild = furnishGuild(state, { applicationId: options.applicationId, snowflake, nowMs: clock.now() }, name);
  announceGuild(world, guild);
  return guild;
}

/** The whole guild is deleted. The first one stays, for calls that name none are about it. @throws DiscordError 50055 */
export function deleteGuild(world: World, guild: Guild): void {
  const { state, bus } = world;
  if (guild === firstGuild(state)) throw errors.invalidGuild();
  bus.publish({ t: GatewayDispatchEvents.GuildDelete, d: { id: guild.id } }, { guildId: guild.id });
  const places = new Set([...channelsOf(state, guild.id), ...threadsOf(state, guild.id)].map(({ id }) => id));
  for (const id of places) {
    state.channels.delete(id);
    state.threads.delete(id);
  }
  for (const { id, channelId } of state.messages.values()) if (places.has(channelId)) state.messages.delete(id);
  forgetCommands(world, guild);
  state.guilds.delete(guild.id);
  world.touch();
}

/**
 * The bot is kicked or leaves: to it the guild is gone, with its role and its commands there.
 * https://discord.com/developers/docs/events/gateway-events#guild-delete
 * @throws DiscordError 10004 where it is not
 */
export function removeBot(world: World, guild: Guild): void {
  const { state, bus } = world;
  const botId = state.botUserId;
  if (!guild.members.delete(botId)) throw errors.unknownGuild();
  for (const thread of threadsOf(state, guild.id))
    thread.members = thread.members.filter(({ userId }) => userId !== botId);
  for (const role of guild.roles.values()) if (role.botId === botId) guild.roles.delete(role.id);
  forgetCommands(world, guild);
  world.touch();
  bus.publish({ t: GatewayDispatchEvents.GuildDelete, d: { id: guild.id } }, { guildId: guild.id, userIds: [botId] });
  bus.publish(
    { t: GatewayDispatchEvents.GuildMemberRemove, d: { guild_id: guild.id, user: presentUser(userOf(state, botId)) } },
    { guildId: guild.id },
  );
}

/** The bot is invited: it brings a role with the permissions that were granted, the lowest one above @everyone. */
export function inviteBot(world: World, guild: Guild, permissions: bigint): void {
  const { state, snowflake, clock } = world;
  const botId = state.botUserId;
  if (guild.members.has(botId)) return;
  for (const role of guild.roles.values()) if (role.position > 0) role.position += 1;
  const role = {
    id: snowflake(),
    name: userOf(state, botId).username,
    permissions: String(permissions),
    position: 1,
    color: 0,
    isHoisted: false,
    isMentionable: false,
    botId,
  };
  guild.roles.set(role.id, role);
  guild.members.set(botId, { userId: botId, nick: null, roles: [role.id], joinedAt: clock.now(), timedOutUntil: null });
  announceGuild(world, guild);
}

/** Tells the members that a guild is there (again). */
export function announceGuild(world: World, guild: Guild): void {
  world.touch();
  world.bus.publish({ t: GatewayDispatchEvents.GuildCreate, d: guildCreateOf(world, guild) }, { guildId: guild.id });
}

/** "If the unavailable field is … set, the guild became unavailable due to an outage." */
export function announceOutage({ bus }: World, guild: Guild): void {
  bus.publish({ t: GatewayDispatchEvents.GuildDelete, d: { id: guild.id, unavailable: true } }, { guildId: guild.id });
}

function forgetCommands({ state }: World, guild: Guild): void {
  for (const command of state.commands.values()) if (command.guildId === guild.id) state.commands.delete(command.id);
}
