import { type APIThreadChannel, type APIThreadMember, ChannelType } from 'discord-api-types/v10';
import type { Thread, ThreadMember } from '../state/channel.ts';
import type { State } from '../state/state.ts';
import { NO_FLAGS } from './no-flags.ts';
import { presentMember } from './present-member.ts';
import { timestamp } from './timestamp.ts';

/** https://discord.com/developers/docs/resources/channel#thread-metadata-object; `member` is the reader's own. */
export function presentThread(thread: Thread, readerId: string) {
  const own = thread.members.find(({ userId }) => userId === readerId);
  return {
    id: thread.id,
    type: thread.type,
    guild_id: thread.guildId,
    name: thread.name,
    parent_id: thread.parentId,
    owner_id: thread.ownerId,
    flags: NO_FLAGS,
    last_message_id: thread.lastMessageId,
    rate_limit_per_user: thread.slowmodeSeconds,
    message_count: thread.messageCount,
    member_count: thread.members.length,
    total_message_sent: thread.totalMessageSent,
    thread_metadata: {
      archived: thread.isArchived,
      archive_timestamp: timestamp(thread.archivedAt),
      auto_archive_duration: thread.autoArchiveMinutes,
      locked: thread.isLocked,
      create_timestamp: timestamp(thread.createdAt),
      ...(thread.type === ChannelType.PrivateThread ? { invitable: thread.isInvitable } : {}),
    },
    ...(own ? { member: presentThreadMember(thread, own) } : {}),
  } satisfies APIThreadChannel;
}

export function presentThreadMember(thread: Thread, member: ThreadMember) {
  return {
    id: thread.id,
    user_id: member.userId,
    join_timestamp: timestamp(member.joinedAt),
    flags: NO_FLAGS,
  } satisfies APIThreadMember;
}

/** With the guild member inside, as `?with_member=true` asks. */
export function presentFullThreadMember(state: State, thread: Thread, threadMember: ThreadMember) {
  const member = state.guilds.get(thread.guildId)?.members.get(threadMember.userId);
  const base = presentThreadMember(thread, threadMember);
  return member ? { ...base, member: presentMember(state, member) } : base;
}
