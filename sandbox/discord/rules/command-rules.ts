import {
  type APIApplicationCommandOption,
  ApplicationCommandType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { DiscordError } from '../discord-error.ts';
import { errors } from '../errors.ts';
import { type Complaint, fieldErrors } from '../field-errors.ts';

const MAX_COMMANDS = 100;

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/**
 * The rules for a scope's commands that the spec leaves out.
 * @throws DiscordError 30032 for more than 100 slash commands, 50035 for names and descriptions
 */
export function checkCommands(commands: RESTPostAPIApplicationCommandsJSONBody[]): void {
  const slash = commands.filter(isSlash);
  if (slash.length > MAX_COMMANDS) throw errors.tooManyCommands();

  const complaints = [
    ...commands.flatMap((command, index) => commandComplaints(command, [index])),
    ...duplicates(commands),
  ];
  if (complaints.length > 0) throw new DiscordError(400, 50035, 'Invalid Form Body', fieldErrors(complaints));
}

function isSlash({ type }: { type?: ApplicationCommandType | null | undefined }): boolean {
  return (type ?? ApplicationCommandType.ChatInput) === ApplicationCommandType.ChatInput;
}

function commandComplaints(command: RESTPostAPIApplicationCommandsJSONBody, path: PropertyKey[]): Complaint[] {
  if (!isSlash(command)) return [];
  const description = 'description' in command && command.description ? command.description : '';
  const options = 'options' in command && command.options ? command.options : [];
  const missing = { path: [...path, 'description'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
  return [...nameComplaints(command.name, path), ...(description ? [] : [missing]), ...optionComplaints(options, path)];
}

function optionComplaints(options: APIApplicationCommandOption[], path: PropertyKey[]): Complaint[] {
  return options.flatMap((option, index) => {
    const here = [...path, 'options', index];
    const inside = 'options' in option && option.options ? optionComplaints(option.options, here) : [];
    return [...nameComplaints(option.name, here), ...inside];
  });
}

function nameComplaints(name: string, path: PropertyKey[]): Complaint[] {
  if (NAME.test(name) && name === name.toLowerCase()) return [];
  return [{ path: [...path, 'name'], code: 'APPLICATION_COMMAND_INVALID_NAME', message: 'Command name is invalid' }];
}

function duplicates(commands: RESTPostAPIApplicationCommandsJSONBody[]): Complaint[] {
  const seen = new Set<string>();
  return commands.flatMap(({ name, type }, index) => {
    const key = `${type ?? 1} ${name}`;
    const isKnown = seen.has(key);
    seen.add(key);
    const message = 'Application command names must be unique';
    return isKnown ? [{ path: [index], code: 'APPLICATION_COMMANDS_DUPLICATE_NAME', message }] : [];
  });
}
