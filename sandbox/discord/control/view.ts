import { ApplicationCommandType, PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { usableCommands } from '../interactions/find-command.ts';
import { canView, guildPermissionsOf, permissionsOf } from '../permissions.ts';
import { presentChannel } from '../present/present-channel.ts';
import { presentCommand } from '../present/present-command.ts';
import { presentDirectChannel } from '../present/present-direct-channel.ts';
import { presentEmoji, withMaker } from '../present/present-emoji.ts';
import { presentMember, userOf } from '../present/present-member.ts';
import { presentRole } from '../present/present-role.ts';
import { presentScheduledEvent } from '../present/present-scheduled-event.ts';
import { presentThread } from '../present/present-thread.ts';
import { presentUser } from '../present/present-user.ts';
import { isAvailable } from '../rules/emoji-rules.ts';
import { isUnfinished } from '../rules/scheduled-event-rules.ts';
import { channelsOf, threadsOf } from '../state/place.ts';
import type { Guild } from '../state/state.ts';
import type { World } from '../world.ts';
import { explain } from './explain.ts';

/** A guild as one user sees it, and their direct messages: what a Discord client knows after its start. @throws DiscordError 10013 */
export function viewOf(world: World, guild: Guild, userId: string) {
  const { state, options } = world;
  const me = state.users.get(userId);
  if (!me) throw errors.unknownUser();
  const channels = channelsOf(state, guild.id).filter((channel) => canView(state, userId, channel));
  const threads = threadsOf(state, guild.id).filter((thread) => canView(state, userId, thread));
  const directChannels = [...state.directChannels.values()].filter((channel) => canView(state, userId, channel));
  const general = channels.find((channel) => channel.name === 'general') ?? channels[0];
  const usable = (type: ApplicationCommandType) => {
    const commands = general ? usableCommands(state, userId, general, type) : [];
    return commands.map((command) => presentCommand(command, options.applicationId));
  };
  return {
    me: {
      ...presentUser(me),
      locale: me.locale,
      acceptsDirectMessages: me.acceptsDirectMessages,
      isMember: guild.members.has(userId),
      permissions: String(guildPermissionsOf(guild, userId)),
    },
    guild: { id: guild.id, name: guild.name, owner_id: guild.ownerId },
    emojis: [...guild.emojis.values()].map((emoji) =>
      withMaker(state, emoji, presentEmoji(emoji, isAvailable(guild, emoji))),
    ),
    scheduledEvents: [...guild.scheduledEvents.values()].filter(isUnfinished).map(presentScheduledEvent),
    applicationEmojis: [...state.applicationEmojis.values()].map((emoji) => presentEmoji(emoji)),
    guilds: [...state.guilds.values()].map(({ id, name, members }) => ({
      id,
      name,
      isMember: members.has(userId),
      isBotHere: members.has(state.botUserId),
    })),
    botUserId: state.botUserId,
    users: [...state.users.values()].map(presentUser),
    bannedIds: [...guild.bans.keys()],
    members: [...guild.members.values()].map((member) => presentMember(state, member)),
    roles: [...guild.roles.values()].map(presentRole),
    channels: channels.map((channel) => ({
      ...presentChannel(channel),
      permissions: String(permissionsOf(state, userId, channel)),
    })),
    /** What is there and not seen, with the rule that hides it. */
    hiddenChannels: channelsOf(state, guild.id)
      .filter((channel) => !canView(state, userId, channel))
      .map((channel) => ({
        id: channel.id,
        type: channel.type,
        name: channel.name,
        parent_id: channel.parentId,
        position: channel.position,
        why: explain(state, userId, channel, PermissionFlagsBits.ViewChannel),
      })),
    threads: threads.map((thread) => ({
      ...presentThread(thread, userId),
      permissions: String(permissionsOf(state, userId, thread)),
      memberIds: thread.members.map((member) => member.userId),
    })),
    directChannels: directChannels.map((channel) => ({
      ...presentDirectChannel(state, channel, userId),
      name: userOf(state, channel.userId === userId ? state.botUserId : channel.userId).globalName,
      permissions: String(permissionsOf(state, userId, channel)),
    })),
    commands: usable(ApplicationCommandType.ChatInput),
    messageCommands: usable(ApplicationCommandType.Message),
    userCommands: usable(ApplicationCommandType.User),
    directCommands: directChannels.flatMap((channel) =>
      usableCommands(state, userId, channel).map((command) => presentCommand(command, options.applicationId)),
    ),
  };
}

export type View = ReturnType<typeof viewOf>;
