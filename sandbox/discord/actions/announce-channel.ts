import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { presentChannel } from '../present/present-channel.ts';
import type { Channel } from '../state/channel.ts';
import type { World } from '../world.ts';

const EVENTS = {
  created: GatewayDispatchEvents.ChannelCreate,
  updated: GatewayDispatchEvents.ChannelUpdate,
  deleted: GatewayDispatchEvents.ChannelDelete,
} as const;

/** Tells the guild of a channel. That it is there is no secret, as in `GET /guilds/ID/channels`: only what stands in it. */
export function announceChannel(world: World, happened: keyof typeof EVENTS, channel: Channel): void {
  world.touch();
  world.bus.publish({ t: EVENTS[happened], d: presentChannel(channel) }, { guildId: channel.guildId });
}
