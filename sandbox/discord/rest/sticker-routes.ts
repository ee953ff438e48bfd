import { StickerType } from 'discord-api-types/v10';
import { getSticker } from '../actions/stickers.ts';
import { errors } from '../errors.ts';
import { presentSticker, presentStickers } from '../present/present-sticker.ts';
import { listOf, oneOf } from '../spec/schema-ref.ts';
import { getGuild } from '../state/guilds.ts';
import { STANDARD_STICKERS } from '../state/standard-stickers.ts';
import type { State } from '../state/state.ts';
import { ok, type Route, route } from './route.ts';

/** https://docs.discord.com/developers/resources/sticker: to read them; people make them, through the control API. */
export const stickerRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/stickers/:stickerId',
    authority: 'bot',
    reply: oneOf('GuildStickerResponse', 'StandardStickerResponse'),
    handle({ world: { state }, param }) {
      return ok(findStandard(param('stickerId')) ?? findOfGuilds(state, param('stickerId')));
    },
  }),
  route({
    method: 'GET',
    path: '/guilds/:guildId/stickers',
    authority: 'bot',
    reply: listOf('GuildStickerResponse'),
    handle({ world: { state }, param }) {
      return ok(presentStickers(getGuild(state, param('guildId'))));
    },
  }),
  route({
    method: 'GET',
    path: '/guilds/:guildId/stickers/:stickerId',
    authority: 'bot',
    reply: oneOf('GuildStickerResponse'),
    handle({ world: { state }, param }) {
      const guild = getGuild(state, param('guildId'));
      return ok(presentSticker(guild, getSticker(guild, param('stickerId'))));
    },
  }),
];

function findStandard(id: string) {
  const found = STANDARD_STICKERS.find((each) => each.id === id);
  if (!found) return undefined;
  const { name, description, tags, format, packId, sortValue } = found;
  return {
    ...{ id, name, description, tags, type: StickerType.Standard, format_type: format },
    ...{ pack_id: packId, sort_value: sortValue },
  };
}

/** @throws DiscordError 10060 */
function findOfGuilds({ guilds }: State, id: string) {
  const guild = [...guilds.values()].find(({ stickers }) => stickers.has(id));
  if (!guild) throw errors.unknownSticker();
  return presentSticker(guild, getSticker(guild, id));
}
