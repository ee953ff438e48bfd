import {
  ApplicationCommandType,
  GatewayDispatchEvents,
  InteractionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { getMessage } from '../actions/get-message.ts';
import { demand, getTextPlace } from '../actions/place.ts';
import { errors } from '../errors.ts';
import { presentMessage } from '../present/present-message.ts';
import type { World } from '../world.ts';
import { usableCommands } from './find-command.ts';
import type { Interaction } from './interaction.ts';
import { interactionPayload } from './interaction-payload.ts';

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
  const { state, bus } = world;
  const place = getTextPlace(world, userId, use.channelId);
  demand(world, userId, PermissionFlagsBits.UseApplicationCommands, place);
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
  bus.publish({ t: GatewayDispatchEvents.InteractionCreate, d }, { userIds: [state.botUserId] });
  return interaction;
}
