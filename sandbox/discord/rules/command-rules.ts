import {
  type APIApplicationCommandOption,
  ApplicationCommandType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { DiscordError } from '../discord-error.ts';
import { errors } from '../errors.ts';
import { type Complaint, fieldErrors } from '../field-errors.ts';

const MAX_COMMANDS = 100;
const MAX_COMMAND_SIZE = 8000;

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
  return [
    ...nameComplaints(command.name, path),
    ...(description ? [] : [missing]),
    ...optionComplaints(options, path),
    ...sizeComplaints(command, path),
  ];
}

function optionComplaints(options: APIApplicationCommandOption[], path: PropertyKey[]): Complaint[] {
  const firstOptional = options.findIndex((option) => !isRequired(option));
  return options.flatMap((option, index) => {
    const isLate = isRequired(option) && firstOptional >= 0 && firstOptional < index;
    const here = [...path, 'options', index];
    const inside = 'options' in option && option.options ? optionComplaints(option.options, here) : [];
    return [...nameComplaints(option.name, here), ...inside, ...(isLate ? [lateComplaint(here)] : [])];
  });
}

function isRequired(option: APIApplicationCommandOption): boolean {
  return 'required' in option && option.required === true;
}

/** "Required options must be listed before optional options." */
function lateComplaint(path: PropertyKey[]): Complaint {
  const message = 'Required options must be placed before non-required options';
  return { path, code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message };
}

/**
 * "An application command can have … a maximum of 8000 characters for combined name, description, and value
 * properties"; of texts in several languages the longest counts.
 */
function sizeComplaints(command: RESTPostAPIApplicationCommandsJSONBody, path: PropertyKey[]): Complaint[] {
  const size = sizeOf(command);
  if (size <= MAX_COMMAND_SIZE) return [];
  const message = `Command exceeds maximum size (${MAX_COMMAND_SIZE})`;
  return [{ path, code: 'APPLICATION_COMMAND_TOO_LARGE', message }];
}

interface Sized {
  name?: string;
  name_localizations?: object | null | undefined;
  description?: string | undefined;
  description_localizations?: object | null | undefined;
  value?: string | number;
  options?: readonly Sized[] | null | undefined;
  choices?: readonly Sized[] | null | undefined;
}

function sizeOf(sized: Sized): number {
  const { name, name_localizations, description, description_localizations, value, options, choices } = sized;
  const own = longest(name, name_localizations) + longest(description, description_localizations);
  const inner = [...(options ?? []), ...(choices ?? [])].reduce((sum, one) => sum + sizeOf(one), 0);
  return own + (typeof value === 'string' ? value.length : 0) + inner;
}

function longest(text = '', localizations: object | null | undefined = {}): number {
  return Math.max(...[text, ...Object.values(localizations ?? {})].map((one) => String(one ?? '').length));
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
