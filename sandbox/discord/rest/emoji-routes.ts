import * as z from 'zod/mini';
import {
  changeEmoji,
  createEmoji,
  deleteEmoji,
  type EmojiChange,
  type EmojiDraft,
  getEmoji,
  mayKnowMakers,
} from '../actions/emojis.ts';
import { presentEmoji, withMaker } from '../present/present-emoji.ts';
import { isAvailable } from '../rules/emoji-rules.ts';
import { inlineOf, listOf, oneOf } from '../spec/schema-ref.ts';
import type { Emoji } from '../state/emoji.ts';
import { getGuild } from '../state/guilds.ts';
import type { Guild, State } from '../state/state.ts';
import { created, noContent, ok, type Route, route } from './route.ts';

const EMOJI = '/guilds/:guildId/emojis/:emojiId';
const roles = z.optional(z.nullable(z.array(z.string())));
const DRAFT = z.strictObject({ name: z.string(), image: z.string(), roles });
const CHANGE = z.strictObject({ name: z.optional(z.string()), roles });
/**
 * https://discord.com/developers/docs/resources/emoji: "specifically limited on a per-guild basis", known to be about
 * 50 uploads an hour.
 */
const FIFTY_AN_HOUR = { calls: 50, perMs: 3_600_000 };

/** https://discord.com/developers/docs/resources/emoji: those of guilds. */
export const emojiRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/guilds/:guildId/emojis',
    authority: 'bot',
    reply: listOf('EmojiResponse'),
    handle({ world: { state }, userId, param }) {
      const guild = getGuild(state, param('guildId'));
      return ok([...guild.emojis.values()].map((emoji) => present(state, guild, emoji, userId)));
    },
  }),
  route({
    method: 'GET',
    path: EMOJI,
    authority: 'bot',
    reply: oneOf('EmojiResponse'),
    handle({ world: { state }, userId, param }) {
      const guild = getGuild(state, param('guildId'));
      return ok(present(state, guild, getEmoji(guild, param('emojiId')), userId));
    },
  }),
  route<EmojiDraft>({
    method: 'POST',
    path: '/guilds/:guildId/emojis',
    authority: 'bot',
    body: inlineOf(DRAFT),
    reply: oneOf('EmojiResponse'),
    limit: FIFTY_AN_HOUR,
    async handle({ world, userId, param, body }) {
      const guild = getGuild(world.state, param('guildId'));
      return created(present(world.state, guild, await createEmoji(world, guild, userId, body), userId));
    },
  }),
  route<EmojiChange>({
    method: 'PATCH',
    path: EMOJI,
    authority: 'bot',
    body: inlineOf(CHANGE),
    reply: oneOf('EmojiResponse'),
    handle({ world, userId, param, body }) {
      const guild = getGuild(world.state, param('guildId'));
      return ok(present(world.state, guild, changeEmoji(world, guild, userId, param('emojiId'), body), userId));
    },
  }),
  route({
    method: 'DELETE',
    path: EMOJI,
    authority: 'bot',
    handle({ world, userId, param }) {
      deleteEmoji(world, getGuild(world.state, param('guildId')), userId, param('emojiId'));
      return noContent();
    },
  }),
];

function present(state: State, guild: Guild, emoji: Emoji, userId: string) {
  const presented = presentEmoji(emoji, isAvailable(guild, emoji));
  return mayKnowMakers(guild, userId) ? withMaker(state, emoji, presented) : presented;
}
