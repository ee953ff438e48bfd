import type { AutocompleteInteraction, ChatInputCommandInteraction } from 'discord.js';
import type { SlashCommand, Subcommand } from '../slash-command.ts';

/** The handler of what was called: a command's own, a subcommand's, or that of a subcommand in a group. */
export function findCommand(
  commands: ReadonlyMap<string, SlashCommand>,
  interaction: ChatInputCommandInteraction | AutocompleteInteraction,
): SlashCommand | Subcommand | undefined {
  const command = commands.get(interaction.commandName);
  const group = interaction.options.getSubcommandGroup(false);
  const name = interaction.options.getSubcommand(false);
  if (!name) return command;
  return group ? command?.groups?.[group]?.[name] : command?.subcommands?.[name];
}
