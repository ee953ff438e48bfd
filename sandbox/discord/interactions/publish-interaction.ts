import { type APIInteraction, GatewayDispatchEvents } from 'discord-api-types/v10';
import { findPlace, guildIdOf } from '../state/place.ts';
import type { World } from '../world.ts';

/** Tells the bot of an interaction, on the shard of its guild. */
export function publishInteraction({ state, bus }: World, channelId: string, d: APIInteraction): void {
  const place = findPlace(state, channelId);
  const guildId = place ? guildIdOf(place) : null;
  bus.publish({ t: GatewayDispatchEvents.InteractionCreate, d }, { guildId, userIds: [state.botUserId] });
}
