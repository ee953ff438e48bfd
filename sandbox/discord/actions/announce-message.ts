import { GatewayDispatchEvents, type GatewayMessageCreateDispatchData } from 'discord-api-types/v10';
import type { Audience } from '../bus.ts';
import { presentPartialMember } from '../present/present-member.ts';
import { presentMessage } from '../present/present-message.ts';
import type { Message } from '../state/message.ts';
import { findPlace, guildOf } from '../state/place.ts';
import type { World } from '../world.ts';

/** Tells those who see it of a message that is new, changed or gone. */
export function announceMessage(world: World, happened: 'created' | 'updated' | 'deleted', message: Message): void {
  const { state, bus } = world;
  const { id, channelId } = message;
  const place = findPlace(state, channelId);
  const guild = place && guildOf(state, place);
  const inGuild = guild ? { guild_id: guild.id } : {};
  const audience = audienceOf(message, guild?.id ?? null);
  world.touch();

  if (happened === 'deleted') {
    bus.publish({ t: GatewayDispatchEvents.MessageDelete, d: { id, channel_id: channelId, ...inGuild } }, audience);
    return;
  }
  const author = guild?.members.get(message.authorId);
  const member = author ? { member: presentPartialMember(author) } : {};
  const d: GatewayMessageCreateDispatchData = {
    ...presentMessage(world, message, state.botUserId),
    ...inGuild,
    ...member,
  };
  const t = happened === 'created' ? GatewayDispatchEvents.MessageCreate : GatewayDispatchEvents.MessageUpdate;
  bus.publish({ t, d }, audience);
}

/** An ephemeral message is told to its one reader alone: the gateway never carries it. */
function audienceOf({ channelId, visibleToUserId }: Message, guildId: string | null): Audience {
  const audience = { guildId, channelId };
  return visibleToUserId === null ? audience : { ...audience, userIds: [visibleToUserId] };
}
