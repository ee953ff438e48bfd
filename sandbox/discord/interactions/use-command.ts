import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  GatewayDispatchEvents,
  InteractionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { demand, getTextPlace } from '../actions/place.ts';
import type { World } from '../world.ts';
import { type CommandPath, findCommand } from './find-command.ts';
import type { Interaction } from './interaction.ts';
import { interactionPayload } from './interaction-payload.ts';
import { type OptionValue, optionValues, partialOptions } from './option-values.ts';
import { resolve } from './resolve.ts';

export interface CommandUse {
  channelId: string;
  /** `ticket open` */
  command: string;
  options: Record<string, OptionValue>;
}

/** A member runs a slash command. @throws DiscordError 10003, 50001, 50013, 10063, 50035 */
export function useCommand(world: World, userId: string, use: CommandUse): Interaction {
  const path = pathOf(world, userId, use);
  const values = optionValues(world.state, path.options, use.options);
  const interaction = open(world, userId, use, path, InteractionType.ApplicationCommand);
  const ids = values.filter(({ type }) => type >= ApplicationCommandOptionType.User).map(({ value }) => String(value));
  const data = { ...dataOf(path), options: nest(path, values), resolved: resolve(world, userId, ids) };
  const d = { ...interactionPayload(world, interaction), type: InteractionType.ApplicationCommand as const, data };
  world.bus.publish({ t: GatewayDispatchEvents.InteractionCreate, d }, { userIds: [world.state.botUserId] });
  return interaction;
}

/** A member types into an option that completes. @throws as useCommand */
export function completeOption(world: World, userId: string, use: CommandUse & { focused: string }): Interaction {
  const path = pathOf(world, userId, use);
  const focused = partialOptions(path.options, use.options, use.focused);
  const { [use.focused]: _typed, ...filled } = use.options;
  const others = optionValues(
    world.state,
    path.options.filter(({ name }) => name in filled),
    filled,
  );
  const interaction = open(world, userId, use, path, InteractionType.ApplicationCommandAutocomplete);
  const data = { ...dataOf(path), options: nest(path, [...others, focused]) };
  const d = {
    ...interactionPayload(world, interaction),
    type: InteractionType.ApplicationCommandAutocomplete as const,
    data,
  };
  world.bus.publish({ t: GatewayDispatchEvents.InteractionCreate, d }, { userIds: [world.state.botUserId] });
  return interaction;
}

function pathOf(world: World, userId: string, { channelId, command }: CommandUse): CommandPath {
  const place = getTextPlace(world, userId, channelId);
  demand(world, userId, PermissionFlagsBits.UseApplicationCommands, place);
  return findCommand(world.state, userId, place, command);
}

function open(
  world: World,
  userId: string,
  { channelId }: CommandUse,
  { command, subcommands }: CommandPath,
  type: InteractionType,
): Interaction {
  const commandName = [command.name, ...subcommands.map(({ name }) => name)].join(' ');
  return world.interactions.open({
    id: world.snowflake(),
    type,
    userId,
    channelId,
    commandName,
    sourceMessageId: null,
    openedBy: null,
  });
}

function dataOf({ command }: CommandPath) {
  const { id, name, guildId } = command;
  return {
    id,
    name,
    type: ApplicationCommandType.ChatInput as const,
    ...(guildId === null ? {} : { guild_id: guildId }),
  };
}

/** Options sit inside their subcommand, which may sit inside its group. */
function nest<Option>({ subcommands: [outer, inner] }: CommandPath, options: Option[]) {
  if (!outer) return options;
  if (!inner) return [{ type: ApplicationCommandOptionType.Subcommand as const, name: outer.name, options }];
  const subcommand = { type: ApplicationCommandOptionType.Subcommand as const, name: inner.name, options };
  return [{ type: ApplicationCommandOptionType.SubcommandGroup as const, name: outer.name, options: [subcommand] }];
}
