import { ApplicationCommandOptionType, ApplicationCommandType, InteractionType } from 'discord-api-types/v10';
import { presentAttachment } from '../present/present-attachment.ts';
import type { Attachment } from '../state/message.ts';
import { guildOf, type Place } from '../state/place.ts';
import type { World } from '../world.ts';
import { type CommandPath, findCommand } from './find-command.ts';
import type { Interaction } from './interaction.ts';
import { interactionPayload } from './interaction-payload.ts';
import { type OptionScope, type OptionValue, optionValues, partialOptions } from './option-values.ts';
import { publishInteraction } from './publish-interaction.ts';
import { resolve } from './resolve.ts';
import { usablePlace } from './usable-place.ts';

export interface CommandUse {
  channelId: string;
  /** `ticket open` */
  command: string;
  options: Record<string, OptionValue>;
  /** The files that options name by their id. */
  attachments?: Attachment[];
}

/** A member runs a slash command. @throws DiscordError 10003, 50001, 50013, 10063, 50035 */
export function useCommand(world: World, userId: string, use: CommandUse): Interaction {
  const place = usablePlace(world, userId, use.channelId);
  const path = findCommand(world.state, userId, place, use.command);
  const scope = scopeOf(world, place, use);
  const values = optionValues(scope, path.options, use.options);
  const interaction = open(world, userId, use, path, InteractionType.ApplicationCommand);
  const ids = values.filter(({ type }) => type >= ApplicationCommandOptionType.User).map(({ value }) => String(value));
  const attachments = (use.attachments ?? []).map((attachment) => presentAttachment(world, attachment));
  const resolved = resolve(world, { userId, place }, ids, attachments);
  const data = { ...dataOf(path), options: nest(path, values), resolved };
  const d = { ...interactionPayload(world, interaction), type: InteractionType.ApplicationCommand as const, data };
  publishInteraction(world, use.channelId, d);
  return interaction;
}

/** A member types into an option that completes. @throws as useCommand */
export function completeOption(world: World, userId: string, use: CommandUse & { focused: string }): Interaction {
  const place = usablePlace(world, userId, use.channelId);
  const path = findCommand(world.state, userId, place, use.command);
  const focused = partialOptions(path.options, use.options, use.focused);
  const { [use.focused]: _typed, ...filled } = use.options;
  const others = optionValues(
    scopeOf(world, place, use),
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
  publishInteraction(world, use.channelId, d);
  return interaction;
}

function scopeOf({ state }: World, place: Place, { attachments = [] }: CommandUse): OptionScope {
  return { state, guild: guildOf(state, place), attachmentIds: attachments.map(({ id }) => id) };
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
