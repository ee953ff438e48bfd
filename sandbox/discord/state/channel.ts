import type { ChannelType, OverwriteType, ThreadAutoArchiveDuration } from 'discord-api-types/v10';

/** What a role or a member may do differently in one channel; decimal bit fields. */
export interface Overwrite {
  id: string;
  type: OverwriteType;
  allow: string;
  deny: string;
}

/** A text, voice or announcement channel, or a category. */
export interface Channel {
  id: string;
  guildId: string;
  type: ChannelType.GuildText | ChannelType.GuildVoice | ChannelType.GuildAnnouncement | ChannelType.GuildCategory;
  name: string;
  topic: string | null;
  parentId: string | null;
  position: number;
  slowmodeSeconds: number;
  overwrites: Overwrite[];
  lastMessageId: string | null;
}

/** A member of a thread. */
export interface ThreadMember {
  userId: string;
  joinedAt: number;
}

/** A thread in a text channel; a private one is seen by its members and those with MANAGE_THREADS. */
export interface Thread {
  id: string;
  guildId: string;
  type: ChannelType.PublicThread | ChannelType.PrivateThread | ChannelType.AnnouncementThread;
  name: string;
  parentId: string;
  ownerId: string;
  isArchived: boolean;
  isLocked: boolean;
  isInvitable: boolean;
  archivedAt: number;
  autoArchiveMinutes: ThreadAutoArchiveDuration;
  slowmodeSeconds: number;
  createdAt: number;
  messageCount: number;
  totalMessageSent: number;
  lastMessageId: string | null;
  members: ThreadMember[];
}

/** The direct messages of a user and the bot. */
export interface DirectChannel {
  id: string;
  type: ChannelType.DM;
  userId: string;
  lastMessageId: string | null;
}
