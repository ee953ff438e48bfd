import { GatewayDispatchEvents } from 'discord-api-types/v10';
import type { Audience } from '../bus.ts';
import { presentPartialMember } from '../present/present-member.ts';
import { presentMessage } from '../present/present-message.ts';
import type { Message } from '../state/message.ts';
import type { World } from '../world.ts';

/** Tells those who see it of a message that is new, changed or gone. */
export function announceMessage(world: World, happened: 'created' | 'updated' | 'deleted', message: Message): void {
  const { state, bus } = world;
  const { id, channelId } = message;
  const audience = audienceOf(message);
  world.touch();

  if (happened === 'deleted') {
    bus.publish(
      { t: GatewayDispatchEvents.MessageDelete, d: { id, channel_id: channelId, guild_id: state.guild.id } },
      audience,
    );
    return;
  }
  const author = state.members.get(message.authorId);
  const d = {
    ...presentMessage(world, message, state.botUserId),
    guild_id: state.guild.id,
    ...(author ? { member: presentPartialMember(author) } : {}),
  };
  const t = happened === 'created' ? GatewayDispatchEvents.MessageCreate : GatewayDispatchEvents.MessageUpdate;
  bus.publish({ t, d }, audience);
}

/** An ephemeral message is told to its one reader alone: the gateway never carries it. */
function audienceOf({ channelId, visibleToUserId }: Message): Audience {
  return visibleToUserId === null ? { channelId } : { channelId, userIds: [visibleToUserId] };
}
