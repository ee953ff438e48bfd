import {
  ChannelType,
  MessageFlags,
  MessageType,
  PermissionFlagsBits,
  ThreadAutoArchiveDuration,
} from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import type { Channel, Thread } from '../state/channel.ts';
import { isDirect, isThread, threadsOf } from '../state/place.ts';
import type { World } from '../world.ts';
import { addMessage } from './add-message.ts';
import { announceMessage } from './announce-message.ts';
import { announceThread } from './announce-thread.ts';
import { keepAwake } from './auto-archive.ts';
import { getMessage } from './get-message.ts';
import { demand, getTextPlace } from './place.ts';

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json: 160006 */
const MAX_ACTIVE = 1000;

/** What both kinds of start have in common; null means Discord's default. */
export interface ThreadDraft {
  name: string;
  auto_archive_duration?: ThreadAutoArchiveDuration | null;
  rate_limit_per_user?: number | null;
  type?: ChannelType | null;
  invitable?: boolean | null;
}

/**
 * Starts a thread of its own: private unless the draft says otherwise.
 * https://discord.com/developers/docs/resources/channel#start-thread-without-message
 * @throws DiscordError 10003, 50001, 50013, 50024 (a private one in an announcement channel too), 160006
 */
export function startThread(world: World, userId: string, channelId: string, draft: ThreadDraft): Thread {
  const isPublic = draft.type === ChannelType.PublicThread || draft.type === ChannelType.AnnouncementThread;
  const permission = isPublic ? PermissionFlagsBits.CreatePublicThreads : PermissionFlagsBits.CreatePrivateThreads;
  const parent = threadsParent(world, userId, channelId, permission);
  const thread = open(world, userId, parent, { ...draft, type: typeIn(parent, isPublic) });
  if (isPublic)
    addMessage(world, {
      channelId,
      authorId: userId,
      type: MessageType.ThreadCreated,
      content: draft.name,
      threadId: thread.id,
    });
  return thread;
}

/**
 * Starts a public thread from a message, whose id it takes.
 * https://discord.com/developers/docs/resources/channel#start-thread-from-message
 * @throws DiscordError 10003, 50001, 10008, 50013, 160004
 */
export function startThreadFromMessage(
  world: World,
  userId: string,
  channelId: string,
  messageId: string,
  draft: ThreadDraft,
): Thread {
  const parent = threadsParent(world, userId, channelId, PermissionFlagsBits.CreatePublicThreads);
  const message = getMessage(world, userId, channelId, messageId);
  if (message.threadId !== null) throw errors.threadExists();

  const thread = open(world, userId, parent, { ...draft, type: typeIn(parent, true) }, messageId);
  message.threadId = thread.id;
  message.flags |= MessageFlags.HasThread;
  announceMessage(world, 'updated', message);
  return thread;
}

/** https://discord.com/developers/docs/topics/threads#thread-fields */
function typeIn(parent: Channel, isPublic: boolean): Thread['type'] {
  const isAnnouncement = parent.type === ChannelType.GuildAnnouncement;
  if (isAnnouncement && !isPublic) throw errors.notInChannelType();
  if (isAnnouncement) return ChannelType.AnnouncementThread;
  return isPublic ? ChannelType.PublicThread : ChannelType.PrivateThread;
}

function threadsParent(world: World, userId: string, channelId: string, permission: bigint): Channel {
  const place = getTextPlace(world, userId, channelId);
  if (isDirect(place)) throw errors.notInDirectMessages();
  if (isThread(place)) throw errors.notInChannelType();
  demand(world, userId, permission, place);
  return place;
}

function open(
  world: World,
  userId: string,
  parent: Channel,
  draft: ThreadDraft & { type: Thread['type'] },
  id = world.snowflake(),
): Thread {
  const active = threadsOf(world.state, parent.guildId).filter(({ isArchived }) => !isArchived);
  if (active.length >= MAX_ACTIVE) throw errors.tooManyThreads();
  const now = world.clock.now();
  const thread: Thread = {
    id,
    guildId: parent.guildId,
    type: draft.type,
    name: draft.name,
    parentId: parent.id,
    ownerId: userId,
    isArchived: false,
    isLocked: false,
    isInvitable: draft.invitable ?? true,
    archivedAt: now,
    autoArchiveMinutes: draft.auto_archive_duration ?? ThreadAutoArchiveDuration.OneDay,
    slowmodeSeconds: draft.rate_limit_per_user ?? 0,
    createdAt: now,
    messageCount: 0,
    totalMessageSent: 0,
    lastMessageId: null,
    members: [{ userId, joinedAt: now }],
  };
  world.state.threads.set(id, thread);
  keepAwake(world, thread);
  announceThread(world, 'created', thread);
  return thread;
}
