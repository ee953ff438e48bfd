import type { APIEmoji } from 'discord-api-types/v10';
import { isAvailable } from '../rules/emoji-rules.ts';
import type { Emoji } from '../state/emoji.ts';
import type { Guild, State } from '../state/state.ts';
import { userOf } from './present-member.ts';
import { presentUser } from './present-user.ts';

/** https://discord.com/developers/docs/resources/emoji#emoji-object */
export function presentEmoji({ id, name, isAnimated, roles }: Emoji, available = true) {
  return {
    id,
    name,
    roles,
    require_colons: true,
    managed: false,
    animated: isAnimated,
    available,
  } satisfies APIEmoji;
}

/** A guild's emoji, as its own events and objects have them: without who made them. */
export function presentEmojis(guild: Guild) {
  return [...guild.emojis.values()].map((emoji) => presentEmoji(emoji, isAvailable(guild, emoji)));
}

/** With who made it, where that may be known. */
export function withMaker(state: State, emoji: Emoji, presented: ReturnType<typeof presentEmoji>) {
  return { ...presented, user: presentUser(userOf(state, emoji.userId)) };
}
