import { GatewayDispatchEvents } from 'discord-api-types/v10';
import type { Audience } from '../bus.ts';
import { presentThread } from '../present/present-thread.ts';
import type { Thread } from '../state/channel.ts';
import type { World } from '../world.ts';

/** Tells those who see it of a thread that is new (or new to them), changed or gone. */
export function announceThread(
  world: World,
  happened: 'created' | 'joined' | 'updated' | 'deleted',
  thread: Thread,
  audience: Audience = { guildId: thread.guildId, channelId: thread.id },
): void {
  const { bus, state } = world;
  const d = presentThread(thread, state.botUserId);
  world.touch();

  if (happened === 'created')
    bus.publish({ t: GatewayDispatchEvents.ThreadCreate, d: { ...d, newly_created: true } }, audience);
  else if (happened === 'joined') bus.publish({ t: GatewayDispatchEvents.ThreadCreate, d }, audience);
  else if (happened === 'updated') bus.publish({ t: GatewayDispatchEvents.ThreadUpdate, d }, audience);
  else {
    const { id, guild_id, parent_id, type } = d;
    bus.publish({ t: GatewayDispatchEvents.ThreadDelete, d: { id, guild_id, parent_id, type } }, audience);
  }
}
