import { ChannelType, MessageType, PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { canView, hasPermission } from '../permissions.ts';
import type { Thread } from '../state/channel.ts';
import type { World } from '../world.ts';
import { addMessage } from './add-message.ts';
import { joinThread, leaveThread } from './join-thread.ts';
import { demandSend } from './place.ts';

/**
 * Adds another member to a thread, which says so in a message of type 1.
 * https://discord.com/developers/docs/resources/channel#add-thread-member
 * @throws DiscordError 50013, 50083, 10007, 50001 (the member cannot see the parent)
 */
export function addThreadMember(world: World, actorId: string, thread: Thread, userId: string): void {
  const { state } = world;
  if (thread.isArchived) throw errors.threadArchived();
  if (actorId !== userId) demandSend(world, actorId, thread);
  if (thread.type === ChannelType.PrivateThread && !thread.isInvitable && thread.ownerId !== actorId)
    demandManage(world, actorId, thread);
  if (!state.guilds.get(thread.guildId)?.members.has(userId)) throw errors.unknownMember();
  const parent = state.channels.get(thread.parentId);
  if (!parent || !canView(state, userId, parent)) throw errors.missingAccess();

  const isNew = joinThread(world, thread, userId);
  if (isNew && actorId !== userId)
    addMessage(world, {
      channelId: thread.id,
      authorId: actorId,
      type: MessageType.RecipientAdd,
      mentionIds: [userId],
    });
}

/**
 * Removes a member: oneself, or another with MANAGE_THREADS or as the owner of a private thread.
 * https://discord.com/developers/docs/resources/channel#remove-thread-member
 */
export function removeThreadMember(world: World, actorId: string, thread: Thread, userId: string): void {
  if (thread.isArchived) throw errors.threadArchived();
  const isOwner = thread.type === ChannelType.PrivateThread && thread.ownerId === actorId;
  if (actorId !== userId && !isOwner) demandManage(world, actorId, thread);
  const isGone = leaveThread(world, thread, userId);
  if (isGone && actorId !== userId)
    addMessage(world, {
      channelId: thread.id,
      authorId: actorId,
      type: MessageType.RecipientRemove,
      mentionIds: [userId],
    });
}

function demandManage({ state }: World, userId: string, thread: Thread): void {
  if (!hasPermission(state, userId, PermissionFlagsBits.ManageThreads, thread)) throw errors.missingPermissions();
}
