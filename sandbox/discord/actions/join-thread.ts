import { ChannelType, GatewayDispatchEvents } from 'discord-api-types/v10';
import { canView } from '../permissions.ts';
import { presentMember } from '../present/present-member.ts';
import { presentThreadMember } from '../present/present-thread.ts';
import type { Thread, ThreadMember } from '../state/channel.ts';
import type { World } from '../world.ts';
import { announceThread } from './announce-thread.ts';

/** Makes a user a member of a thread if its parent admits them. Says whether anything changed. */
export function joinThread(world: World, thread: Thread, userId: string): boolean {
  const { state, clock } = world;
  const parent = state.channels.get(thread.parentId);
  const isMember = thread.members.some((member) => member.userId === userId);
  if (isMember || !parent || !canView(state, userId, parent)) return false;

  const couldSee = canView(state, userId, thread);
  const member = { userId, joinedAt: clock.now() };
  thread.members.push(member);
  if (!couldSee && thread.type === ChannelType.PrivateThread)
    announceThread(world, 'joined', thread, { guildId: thread.guildId, channelId: thread.id, userIds: [userId] });
  announceMembers(world, thread, { added: [member], removed: [] });
  return true;
}

/** Takes a user out of a thread. Says whether anything changed. */
export function leaveThread(world: World, thread: Thread, userId: string): boolean {
  const rest = thread.members.filter((member) => member.userId !== userId);
  if (rest.length === thread.members.length) return false;
  announceMembers(world, { ...thread, members: rest }, { added: [], removed: [userId] });
  thread.members = rest;
  return true;
}

/** https://discord.com/developers/docs/events/gateway-events#thread-members-update */
function announceMembers(world: World, thread: Thread, change: { added: ThreadMember[]; removed: string[] }): void {
  const { state, bus } = world;
  const members = state.guilds.get(thread.guildId)?.members;
  world.touch();
  const added = change.added.flatMap((threadMember) => {
    const member = members?.get(threadMember.userId);
    return member
      ? [{ ...presentThreadMember(thread, threadMember), member: presentMember(state, member), presence: null }]
      : [];
  });
  const d = {
    id: thread.id,
    guild_id: thread.guildId,
    member_count: thread.members.length,
    ...(added.length > 0 ? { added_members: added } : {}),
    ...(change.removed.length > 0 ? { removed_member_ids: change.removed } : {}),
  };
  bus.publish({ t: GatewayDispatchEvents.ThreadMembersUpdate, d }, { guildId: thread.guildId, channelId: thread.id });
}
