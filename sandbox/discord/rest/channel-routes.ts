import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { deleteChannel } from '../actions/delete-channel.ts';
import { demandSend, getPlace, getTextPlace } from '../actions/place.ts';
import { type ChannelChange, updateChannel } from '../actions/update-channel.ts';
import { type ThreadChange, updateThread } from '../actions/update-thread.ts';
import { errors } from '../errors.ts';
import { presentMember } from '../present/present-member.ts';
import { presentPlace } from '../present/present-place.ts';
import { oneOf } from '../spec/schema-ref.ts';
import { guildIdOf, guildOf, isDirect, isThread, type Place } from '../state/place.ts';
import type { World } from '../world.ts';
import { ok, type Route, route } from './route.ts';

const CHANNEL = oneOf('GuildChannelResponse', 'ThreadResponse', 'PrivateChannelResponse');

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
