import { ApplicationCommandType, InteractionType } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import type { World } from '../world.ts';
import { usableCommands } from './find-command.ts';
import type { Interaction } from './interaction.ts';
import { interactionPayload } from './interaction-payload.ts';
import { publishInteraction } from './publish-interaction.ts';
import { resolve } from './resolve.ts';
import { usablePlace } from './usable-place.ts';

export interface UserCommandUse {
  channelId: string;
  /** On whose menu. */
  targetId: string;
  /** By its name, which may have spaces and capitals. */
  command: string;
}

/**
 * A member runs a command from a user's menu.
 * https://discord.com/developers/docs/interactions/application-commands#user-commands
 * @throws DiscordError 10003, 50001, 50013, 10013, 10063
 */
export function useUserCommand(world: World, userId: string, use: UserCommandUse): Interaction {
  const { state } = world;
  const place = usablePlace(world, userId, use.channelId);
  if (!state.users.has(use.targetId)) throw errors.unknownUser();
  const command = usableCommands(state, userId, place, ApplicationCommandType.User).find(
    ({ name }) => name === use.command,
  );
  if (!command) throw errors.unknownCommand();

  const interaction = world.interactions.open({
    id: world.snowflake(),
    type: InteractionType.ApplicationCommand,
    userId,
    channelId: use.channelId,
    commandName: command.name,
    sourceMessageId: null,
    openedBy: null,
  });
  const { users = {}, members = {} } = resolve(world, { userId, place }, [use.targetId]);
  const data = {
    id: command.id,
    name: command.name,
    type: ApplicationCommandType.User as const,
    ...(command.guildId === null ? {} : { guild_id: command.guildId }),
    target_id: use.targetId,
    resolved: { users, members },
  };
  const d = { ...interactionPayload(world, interaction), type: InteractionType.ApplicationCommand as const, data };
  publishInteraction(world, use.channelId, d);
  return interaction;
}
