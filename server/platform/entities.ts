import { SessionSchema } from '#domain/accounts/session.entity.ts';
import { UserSchema } from '#domain/accounts/user.entity.ts';
import { ChannelSchema } from '#domain/channels/channel.entity.ts';
import { GuildSettingsSchema } from '#domain/guilds/guild-settings.entity.ts';
import { AnnouncementSchema } from '#domain/streams/announcement.entity.ts';
import { StreamSchema } from '#domain/streams/stream.entity.ts';

/** Every table of the domain; nothing is found by globbing. */
export const entities = [
  UserSchema,
  SessionSchema,
  ChannelSchema,
  GuildSettingsSchema,
  StreamSchema,
  AnnouncementSchema,
];
