import type { SlotCounts } from './emoji-place.ts';

/**
 * Slots of each kind by the guild's boost tier: Discord names no number, so it is computed.
 * @see https://support.discord.com/hc/en-us/articles/360028038352-Server-Boosting-FAQ
 */
const SLOTS_BY_TIER = [50, 100, 150, 250];
/** The most that a guild can have of one kind. */
export const MOST_SLOTS = 250;
/** What the guild feature MORE_EMOJI gives at least. */
const MORE_EMOJI = 200;
/** @see https://discord.com/developers/docs/resources/emoji: 2,000 emoji an application, of both kinds together */
export const APPLICATION_SLOTS = 2_000;

export function guildSlots(tier: number, features: readonly string[] = []): SlotCounts {
  const byTier = SLOTS_BY_TIER[tier] ?? 50;
  const count = features.includes('MORE_EMOJI') ? Math.max(byTier, MORE_EMOJI) : byTier;
  return { static: count, animated: count };
}
