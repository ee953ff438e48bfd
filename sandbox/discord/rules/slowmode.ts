import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Clock } from '../clock.ts';
import { hasPermission } from '../permissions.ts';
import { RateLimited } from '../rate-limited.ts';
import { isDirect, type Place } from '../state/place.ts';
import type { State } from '../state/state.ts';

const MESSAGE = 'This action cannot be performed due to slowmode rate limit';

/** Who wrote where, and when. */
export interface Slowmode {
  /**
   * "Amount of seconds a user has to wait before sending another message; bots, as well as users with the
   * permission BYPASS_SLOWMODE, are unaffected."
   * https://docs.discord.com/developers/resources/channel#channel-object
   * @throws RateLimited with code 20016
   */
  pass(state: State, userId: string, place: Place): void;
}

export function createSlowmode(clock: Clock): Slowmode {
  const lastAt = new Map<string, number>();

  return {
    pass(state, userId, place) {
      if (isDirect(place) || place.slowmodeSeconds === 0 || isUnaffected(state, userId, place)) return;
      const key = `${place.id} ${userId}`;
      const waitMs = (lastAt.get(key) ?? Number.NEGATIVE_INFINITY) + place.slowmodeSeconds * 1000 - clock.now();
      if (waitMs > 0) throw new RateLimited(waitMs / 1000, 'user', { code: 20016, message: MESSAGE });
      lastAt.set(key, clock.now());
    },
  };
}

/** Since February 2026 MANAGE_MESSAGES and MANAGE_CHANNELS no longer suffice. */
function isUnaffected(state: State, userId: string, place: Place): boolean {
  const isBot = state.users.get(userId)?.isBot ?? false;
  return isBot || hasPermission(state, userId, PermissionFlagsBits.BypassSlowmode, place);
}
