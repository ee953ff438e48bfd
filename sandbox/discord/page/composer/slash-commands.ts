import type { APIApplicationCommandBasicOption, APIApplicationCommandOption } from 'discord-api-types/v10';
import { OPTION } from '../client/discord.ts';
import type { Command } from '../client/types.ts';

/** A slash command down to its subcommand, as the picker lists it. */
export interface SlashCommand {
  /** `ticket open` */
  name: string;
  description: string;
  options: APIApplicationCommandBasicOption[];
}

export function listSlashCommands(commands: Command[]): SlashCommand[] {
  const all = commands.flatMap(({ name, description, options = [] }) => flatten(name, description, options));
  return all.sort((a, b) => a.name.localeCompare(b.name));
}

/** Those whose name has the typed words; those that begin with them come first. */
export function matchingCommands(commands: SlashCommand[], typed: string): SlashCommand[] {
  const wanted = typed.toLowerCase();
  const found = commands.filter(({ name }) => name.includes(wanted));
  return [
    ...found.filter(({ name }) => name.startsWith(wanted)),
    ...found.filter(({ name }) => !name.startsWith(wanted)),
  ];
}

function flatten(name: string, description: string, options: APIApplicationCommandOption[]): SlashCommand[] {
  const inner = options.filter(isNested);
  if (inner.length === 0) return [{ name, description, options: options.filter((option) => !isNested(option)) }];
  return inner.flatMap((option) => flatten(`${name} ${option.name}`, option.description, option.options ?? []));
}

type Nested = Exclude<APIApplicationCommandOption, APIApplicationCommandBasicOption>;

function isNested(option: APIApplicationCommandOption): option is Nested {
  return option.type === OPTION.subcommand || option.type === OPTION.group;
}
