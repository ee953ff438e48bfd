import { ApplicationCommandType } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { usableCommands } from '../interactions/find-command.ts';
import { canView, permissionsOf } from '../permissions.ts';
import { presentChannel } from '../present/present-channel.ts';
import { presentCommand } from '../present/present-command.ts';
import { presentMember } from '../present/present-member.ts';
import { presentRole } from '../present/present-role.ts';
import { presentThread } from '../present/present-thread.ts';
import { presentUser } from '../present/present-user.ts';
import type { World } from '../world.ts';

/** The guild as one member sees it: what a Discord client knows after its start. @throws DiscordError 10013 */
export function viewOf(world: World, userId: string) {
  const { state, options } = world;
  const me = state.users.get(userId);
  if (!me) throw errors.unknownUser();
  const channels = [...state.channels.values()].filter((channel) => canView(state, userId, channel));
  const threads = [...state.threads.values()].filter((thread) => canView(state, userId, thread));
  const general = channels.find((channel) => channel.name === 'general') ?? channels[0];
  const usable = (type: ApplicationCommandType) => {
    const commands = general ? usableCommands(state, userId, general, type) : [];
    return commands.map((command) => presentCommand(command, options.applicationId));
  };
  return {
    me: { ...presentUser(me), isMember: state.members.has(userId), permissions: String(permissionsOf(state, userId)) },
    guild: { id: state.guild.id, name: state.guild.name, owner_id: state.guild.ownerId },
    botUserId: state.botUserId,
    users: [...state.users.values()].map(presentUser),
    members: [...state.members.values()].map((member) => presentMember(state, member)),
    roles: [...state.roles.values()].map(presentRole),
    channels: channels.map((channel) => ({
      ...presentChannel(state, channel),
      permissions: String(permissionsOf(state, userId, channel)),
    })),
    threads: threads.map((thread) => ({
      ...presentThread(state, thread, userId),
      permissions: String(permissionsOf(state, userId, thread)),
      memberIds: thread.members.map((member) => member.userId),
    })),
    commands: usable(ApplicationCommandType.ChatInput),
    messageCommands: usable(ApplicationCommandType.Message),
  };
}

export type View = ReturnType<typeof viewOf>;
