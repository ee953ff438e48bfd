import { GatewayDispatchEvents } from 'discord-api-types/v10';
import * as z from 'zod/mini';
import { deleteChannel } from '../actions/delete-channel.ts';
import { openDirectMessages } from '../actions/direct-messages.ts';
import { deleteOverwrite, editOverwrite, type GivenOverwrite } from '../actions/overwrites.ts';
import { demandSend, getChannel, getPlace, getTextPlace } from '../actions/place.ts';
import { type ChannelChange, updateChannel } from '../actions/update-channel.ts';
import { type ThreadChange, updateThread } from '../actions/update-thread.ts';
import { errors } from '../errors.ts';
import { presentDirectChannel } from '../present/present-direct-channel.ts';
import { presentMember } from '../present/present-member.ts';
import { presentPlace } from '../present/present-place.ts';
import { inlineOf, oneOf } from '../spec/schema-ref.ts';
import { guildIdOf, guildOf, isDirect, isThread, type Place } from '../state/place.ts';
import type { World } from '../world.ts';
import { noContent, ok, type Route, route } from './route.ts';

const CHANNEL = oneOf('GuildChannelResponse', 'ThreadResponse', 'PrivateChannelResponse');

const BITS = z.optional(z.nullable(z.number()));
const OVERWRITE = z.strictObject({
  type: z.optional(z.nullable(z.literal([0, 1]))),
  allow: BITS,
  deny: BITS,
  /** discord.js sends the path's again, which Discord ignores. */
  id: z.optional(z.string()),
});

/** https://discord.com/developers/docs/resources/channel */
export const channelRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/channels/:channelId',
    authority: 'bot',
    reply: CHANNEL,
    handle({ world, userId, param }) {
      return ok(presentPlace(world.state, getPlace(world, userId, param('channelId')), userId));
    },
  }),
  route<ChannelChange & ThreadChange>({
    method: 'PATCH',
    path: '/channels/:channelId',
    authority: 'bot',
    body: ({ state }, param) =>
      oneOf(state.threads.has(param('channelId')) ? 'UpdateThreadRequestPartial' : 'UpdateGuildChannelRequestPartial'),
    reply: CHANNEL,
    handle({ world, userId, param, body }) {
      const place = getPlace(world, userId, param('channelId'));
      if (isDirect(place)) throw errors.notInDirectMessages();
      const changed = isThread(place)
        ? updateThread(world, userId, place, body)
        : updateChannel(world, userId, place, body);
      return ok(presentPlace(world.state, changed, userId));
    },
  }),
  route({
    method: 'DELETE',
    path: '/channels/:channelId',
    authority: 'bot',
    reply: CHANNEL,
    handle({ world, userId, param }) {
      const place = getPlace(world, userId, param('channelId'));
      const last = presentPlace(world.state, place, userId);
      deleteChannel(world, userId, place);
      return ok(last);
    },
  }),
  route<Omit<GivenOverwrite, 'id'>>({
    method: 'PUT',
    path: '/channels/:channelId/permissions/:overwriteId',
    authority: 'bot',
    body: inlineOf(OVERWRITE),
    handle({ world, userId, param, body }) {
      editOverwrite(world, userId, getChannel(world, userId, param('channelId')), {
        ...body,
        id: param('overwriteId'),
      });
      return noContent();
    },
  }),
  route({
    method: 'DELETE',
    path: '/channels/:channelId/permissions/:overwriteId',
    authority: 'bot',
    handle({ world, userId, param }) {
      deleteOverwrite(world, userId, getChannel(world, userId, param('channelId')), param('overwriteId'));
      return noContent();
    },
  }),
  route<{ recipient_id?: string | null }>({
    method: 'POST',
    path: '/users/@me/channels',
    authority: 'bot',
    body: oneOf('CreatePrivateChannelRequest'),
    reply: oneOf('PrivateChannelResponse'),
    handle({ world, userId, body }) {
      const channel = openDirectMessages(world, body.recipient_id ?? '');
      return ok(presentDirectChannel(world.state, channel, userId));
    },
  }),
  route({
    method: 'POST',
    path: '/channels/:channelId/typing',
    authority: 'bot',
    reply: oneOf('TypingIndicatorResponse'),
    handle({ world, userId, param }) {
      const place = getTextPlace(world, userId, param('channelId'));
      demandSend(world, userId, place);
      announceTyping(world, userId, place);
      return { status: 204 };
    },
  }),
];

/** https://discord.com/developers/docs/events/gateway-events#typing-start */
function announceTyping({ state, bus, clock }: World, userId: string, place: Place): void {
  const member = guildOf(state, place)?.members.get(userId);
  const guildId = guildIdOf(place);
  const timestamp = Math.floor(clock.now() / 1000);
  const d = {
    channel_id: place.id,
    user_id: userId,
    timestamp,
    ...(guildId === null ? {} : { guild_id: guildId }),
    ...(member ? { member: presentMember(state, member) } : {}),
  };
  bus.publish({ t: GatewayDispatchEvents.TypingStart, d }, { guildId, channelId: place.id });
}
