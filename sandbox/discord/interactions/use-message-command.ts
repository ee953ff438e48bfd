import { ApplicationCommandType, InteractionType } from 'discord-api-types/v10';
import { getMessage } from '../actions/get-message.ts';
import { errors } from '../errors.ts';
import { presentMessage } from '../present/present-message.ts';
import type { World } from '../world.ts';
import { usableCommands } from './find-command.ts';
import type { Interaction } from './interaction.ts';
import { interactionPayload } from './interaction-payload.ts';
import { publishInteraction } from './publish-interaction.ts';
import { usablePlace } from './usable-place.ts';

export interface MessageCommandUse {
  channelId: string;
  messageId: string;
  /** By its name, which may have spaces and capitals. */
  command: string;
}

/**
 * A member runs a command from a message's menu. The bot is sent the message with its words, whatever its intents.
 * https://discord.com/developers/docs/interactions/application-commands#message-commands
 * @throws DiscordError 10003, 50001, 50013, 10008, 10063
 */
export function useMessageCommand(world: World, userId: string, use: MessageCommandUse): Interaction {
  const { state } = world;
  const place = usablePlace(world, userId, use.channelId);
  const message = getMessage(world, userId, use.channelId, use.messageId);
  const usable = usableCommands(state, userId, place, ApplicationCommandType.Message);
  const command = usable.find(({ name }) => name === use.command);
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
  const data = {
    id: command.id,
    name: command.name,
    type: ApplicationCommandType.Message as const,
    ...(command.guildId === null ? {} : { guild_id: command.guildId }),
    target_id: message.id,
    resolved: { messages: { [message.id]: presentMessage(world, message, state.botUserId) } },
  };
  const d = { ...interactionPayload(world, interaction), type: InteractionType.ApplicationCommand as const, data };
  publishInteraction(world, use.channelId, d);
  return interaction;
}
