import { MessageType, PermissionFlagsBits, type ThreadAutoArchiveDuration } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { hasPermission } from '../permissions.ts';
import type { Thread } from '../state/channel.ts';
import type { World } from '../world.ts';
import { addMessage } from './add-message.ts';
import { announceThread } from './announce-thread.ts';
import { keepAwake } from './auto-archive.ts';
import { limitRenames } from './limit-renames.ts';

/** A PATCH of a thread; what is missing or null stays. */
export interface ThreadChange {
  name?: string | null;
  archived?: boolean | null;
  locked?: boolean | null;
  invitable?: boolean | null;
  auto_archive_duration?: ThreadAutoArchiveDuration | null;
  rate_limit_per_user?: number | null;
}

/**
 * Renames, archives or locks a thread.
 * https://discord.com/developers/docs/resources/channel#modify-channel-json-params-thread
 * @throws DiscordError 50013, 50083; RateLimited for a third rename within ten minutes
 */
export function updateThread(world: World, userId: string, thread: Thread, change: ThreadChange): Thread {
  checkRights(world, userId, thread, change);
  if (thread.isArchived && change.archived !== false && touchesMore(change)) throw errors.threadArchived();
  const isRename = typeof change.name === 'string' && change.name !== thread.name;
  if (isRename) limitRenames(world, thread.id);

  const isTurning = typeof change.archived === 'boolean' && change.archived !== thread.isArchived;
  if (isTurning) thread.archivedAt = world.clock.now();
  thread.isArchived = change.archived ?? thread.isArchived;
  thread.isLocked = change.locked ?? thread.isLocked;
  thread.isInvitable = change.invitable ?? thread.isInvitable;
  thread.name = change.name ?? thread.name;
  thread.autoArchiveMinutes = change.auto_archive_duration ?? thread.autoArchiveMinutes;
  thread.slowmodeSeconds = change.rate_limit_per_user ?? thread.slowmodeSeconds;
  keepAwake(world, thread);
  announceThread(world, 'updated', thread);
  if (isRename)
    addMessage(world, {
      channelId: thread.id,
      authorId: userId,
      type: MessageType.ChannelNameChange,
      content: thread.name,
    });
  return thread;
}

/** The owner may rename and archive; locking and what a moderator locked are MANAGE_THREADS'. */
function checkRights({ state }: World, userId: string, thread: Thread, change: ThreadChange): void {
  if (hasPermission(state, userId, PermissionFlagsBits.ManageThreads, thread)) return;
  const asksForMore =
    typeof change.locked === 'boolean' || typeof change.rate_limit_per_user === 'number' || thread.isLocked;
  const isReopening = change.archived === false && !touchesMore(change);
  if (asksForMore || (thread.ownerId !== userId && !isReopening)) throw errors.missingPermissions();
}

/** "Thread is archived": then only `archived` and `locked` can change. */
function touchesMore({ archived: _archived, locked: _locked, ...rest }: ThreadChange): boolean {
  return Object.values(rest).some((value) => value !== undefined && value !== null);
}
