/**
 * What became of an emote in a place. Every emote that a guild wants has one:
 * `pending` waits for its turn, `limited` for Discord's rate limit, `added` came in with the newest run, `there` stood
 * already, `own` is the guild's own emoji that the emote was copied from, `overflow` is an emoji of the application
 * because the guild has no slot, `no_slot` has none anywhere, `deleted_here` was deleted by the guild and stays away,
 * `unavailable` stands, but is locked since the guild lost boosts, `refused` and `too_big` is what Discord said.
 */
export const EMOJI_FATES = [
  'refused',
  'too_big',
  'no_slot',
  'unavailable',
  'limited',
  'pending',
  'deleted_here',
  'overflow',
  'added',
  'there',
  'own',
] as const;

export type EmojiFate = (typeof EMOJI_FATES)[number];
