import type { GatewayGuildCreateDispatchData, GatewayReadyDispatchData } from 'discord-api-types/v10';
import { canView } from '../permissions.ts';
import { presentApplication } from '../present/present-application.ts';
import { presentChannel } from '../present/present-channel.ts';
import { presentGuild } from '../present/present-guild.ts';
import { presentMember, userOf } from '../present/present-member.ts';
import { presentScheduledEvent } from '../present/present-scheduled-event.ts';
import { presentThread } from '../present/present-thread.ts';
import { presentUser } from '../present/present-user.ts';
import { isUnfinished } from '../rules/scheduled-event-rules.ts';
import { guildsWith } from '../state/guilds.ts';
import { channelsOf, threadsOf } from '../state/place.ts';
import type { Guild, State } from '../state/state.ts';
import type { World } from '../world.ts';

const LARGE_MEMBER_COUNT = 50;

/** https://discord.com/developers/docs/events/gateway-events#ready */
export function readyOf(
  world: World,
  session: { id: string; resumeUrl: string; shard: [number, number] },
): GatewayReadyDispatchData {
  const { state } = world;
  const { id, flags, flags_new } = presentApplication(world);
  return {
    v: 10,
    user: { ...presentUser(userOf(state, state.botUserId)), mfa_enabled: true, verified: true, email: null },
    guilds: guildsOfShard(state, session.shard).map((guild) => ({ id: guild.id, unavailable: true })),
    session_id: session.id,
    resume_gateway_url: session.resumeUrl,
    shard: session.shard,
    application: { id, flags, flags_new },
  };
}

/** The bot's guilds that a shard hears of. */
export function guildsOfShard(state: State, shard: [number, number]): Guild[] {
  return guildsWith(state, state.botUserId).filter(({ id }) => isOfShard(id, shard));
}

/** Direct messages (no guild) go to shard 0. https://discord.com/developers/docs/events/gateway#sharding */
export function isOfShard(guildId: string | null, [shardId, shardCount]: [number, number]): boolean {
  return Number((BigInt(guildId ?? 0) >> 22n) % BigInt(shardCount)) === shardId;
}

/**
 * https://discord.com/developers/docs/events/gateway-events#guild-create; as without
 * GUILD_PRESENCES on Discord, the bot is the only member in it.
 */
export function guildCreateOf({ state }: World, guild: Guild): GatewayGuildCreateDispatchData {
  const bot = guild.members.get(state.botUserId);
  const threads = threadsOf(state, guild.id).filter(
    (thread) => !thread.isArchived && canView(state, state.botUserId, thread),
  );
  return {
    ...presentGuild(guild),
    hub_type: null,
    joined_at: new Date(bot?.joinedAt ?? 0).toISOString(),
    large: guild.members.size > LARGE_MEMBER_COUNT,
    unavailable: false,
    member_count: guild.members.size,
    members: bot ? [presentMember(state, bot)] : [],
    channels: channelsOf(state, guild.id).map(presentChannel),
    threads: threads.map((thread) => presentThread(thread, state.botUserId)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [...guild.scheduledEvents.values()].filter(isUnfinished).map(presentScheduledEvent),
    soundboard_sounds: [],
  };
}
