import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionContextType,
} from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { hasPermission } from '../permissions.ts';
import type { Command } from '../state/command.ts';
import { guildIdOf, guildOf, isDirect, type Place } from '../state/place.ts';
import type { State } from '../state/state.ts';

/** A slash command down to the subcommand that takes the options. */
export interface CommandPath {
  command: Command;
  /** Subcommand group and subcommand, outermost first. */
  subcommands: {
    type: ApplicationCommandOptionType.Subcommand | ApplicationCommandOptionType.SubcommandGroup;
    name: string;
  }[];
  options: APIApplicationCommandBasicOption[];
}

/**
 * The commands of a type that a user finds in a place: the guild's hide global ones of their name.
 * https://discord.com/developers/docs/interactions/application-commands#contexts
 */
export function usableCommands(
  state: State,
  userId: string,
  place: Place,
  type = ApplicationCommandType.ChatInput,
): Command[] {
  const context = isDirect(place) ? InteractionContextType.BotDM : InteractionContextType.Guild;
  const guild = guildOf(state, place);
  if (guild && !guild.members.has(state.botUserId)) return [];
  const commands = [...state.commands.values()].filter(
    (command) => command.type === type && [null, guildIdOf(place)].includes(command.guildId),
  );
  const guildNames = new Set(commands.filter((one) => one.guildId !== null).map((one) => one.name));
  return commands.filter((command) => {
    if (command.guildId === null && guildNames.has(command.name)) return false;
    if (command.guildId === null && !(command.contexts?.includes(context) ?? true)) return false;
    return isDirect(place) || hasPermission(state, userId, BigInt(command.defaultMemberPermissions ?? '0'), place);
  });
}

/** Finds `ticket open`. @throws DiscordError 10063 for what the member does not find, or that is incomplete */
export function findCommand(state: State, userId: string, place: Place, fullName: string): CommandPath {
  const [name = '', ...rest] = fullName.trim().replace(/^\//, '').split(/\s+/);
  const command = usableCommands(state, userId, place).find((one) => one.name === name);
  if (!command) throw errors.unknownCommand();
  return { command, ...descend(command.options, rest) };
}

function descend(options: APIApplicationCommandOption[], names: string[]): Omit<CommandPath, 'command'> {
  const subcommands: CommandPath['subcommands'] = [];
  let here = options;
  for (const name of names) {
    const found = here.find((option) => option.name === name);
    const isPath =
      found?.type === ApplicationCommandOptionType.Subcommand ||
      found?.type === ApplicationCommandOptionType.SubcommandGroup;
    if (!isPath) throw errors.unknownCommand();
    subcommands.push({ type: found.type, name });
    here = found.options ?? [];
  }
  const basic = here.filter(isBasic);
  if (basic.length !== here.length) throw errors.unknownCommand();
  return { subcommands, options: basic };
}

function isBasic(option: APIApplicationCommandOption): option is APIApplicationCommandBasicOption {
  return (
    option.type !== ApplicationCommandOptionType.Subcommand &&
    option.type !== ApplicationCommandOptionType.SubcommandGroup
  );
}
