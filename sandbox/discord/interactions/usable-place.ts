import { PermissionFlagsBits } from 'discord-api-types/v10';
import { demand, getTextPlace } from '../actions/place.ts';
import type { Place } from '../state/place.ts';
import type { World } from '../world.ts';

/** A place where a user may use commands. @throws DiscordError 10003, 50001, 50024, 50013 */
export function usablePlace(world: World, userId: string, channelId: string): Place {
  const place = getTextPlace(world, userId, channelId);
  demand(world, userId, PermissionFlagsBits.UseApplicationCommands, place);
  return place;
}
