import * as z from 'zod/mini';
import { errors } from '../errors.ts';
import { presentEmoji, withMaker } from '../present/present-emoji.ts';
import { checkEmojiName, demandApplicationSlot, demandUniqueName, readEmojiImage } from '../rules/emoji-rules.ts';
import { inlineOf, oneOf } from '../spec/schema-ref.ts';
import type { Emoji } from '../state/emoji.ts';
import type { State } from '../state/state.ts';
import type { World } from '../world.ts';
import { created, noContent, ok, type Route, route } from './route.ts';

const EMOJIS = '/applications/:applicationId/emojis';
const DRAFT = z.strictObject({ name: z.string(), image: z.string() });
const CHANGE = z.strictObject({ name: z.string() });

/** https://discord.com/developers/docs/resources/emoji#list-application-emojis: usable by the bot everywhere. */
export const applicationEmojiRoutes: Route[] = [
  route({
    method: 'GET',
    path: EMOJIS,
    authority: 'bot',
    reply: oneOf('ListApplicationEmojisResponse'),
    handle({ world: { state } }) {
      return ok({ items: [...state.applicationEmojis.values()].map((emoji) => present(state, emoji)) });
    },
  }),
  route({
    method: 'GET',
    path: `${EMOJIS}/:emojiId`,
    authority: 'bot',
    reply: oneOf('EmojiResponse'),
    handle({ world: { state }, param }) {
      return ok(present(state, get(state, param('emojiId'))));
    },
  }),
  route<{ name: string; image: string }>({
    method: 'POST',
    path: EMOJIS,
    authority: 'bot',
    body: inlineOf(DRAFT),
    reply: oneOf('EmojiResponse'),
    async handle({ world, userId, body }) {
      return created(present(world.state, await create(world, userId, body)));
    },
  }),
  route<{ name: string }>({
    method: 'PATCH',
    path: `${EMOJIS}/:emojiId`,
    authority: 'bot',
    body: inlineOf(CHANGE),
    reply: oneOf('EmojiResponse'),
    handle({ world, param, body: { name } }) {
      const emoji = get(world.state, param('emojiId'));
      checkEmojiName(name);
      demandUniqueName(world.state.applicationEmojis, name, emoji.id);
      emoji.name = name;
      world.touch();
      return ok(present(world.state, emoji));
    },
  }),
  route({
    method: 'DELETE',
    path: `${EMOJIS}/:emojiId`,
    authority: 'bot',
    handle({ world, param }) {
      world.state.applicationEmojis.delete(get(world.state, param('emojiId')).id);
      world.touch();
      return noContent();
    },
  }),
];

async function create(world: World, userId: string, { name, image }: z.infer<typeof DRAFT>): Promise<Emoji> {
  checkEmojiName(name);
  const { mediaType, isAnimated, bytes } = readEmojiImage(image);
  demandApplicationSlot(world.state.applicationEmojis);
  demandUniqueName(world.state.applicationEmojis, name);
  const emoji: Emoji = { id: world.snowflake(), name, mediaType, isAnimated, userId, roles: [] };
  world.state.applicationEmojis.set(emoji.id, emoji);
  await world.files.save(emoji.id, bytes);
  world.touch();
  return emoji;
}

function get({ applicationEmojis }: State, id: string): Emoji {
  const emoji = applicationEmojis.get(id);
  if (!emoji) throw errors.unknownEmoji();
  return emoji;
}

function present(state: State, emoji: Emoji) {
  return withMaker(state, emoji, presentEmoji(emoji));
}
