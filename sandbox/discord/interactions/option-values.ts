import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandInteractionDataBasicOption,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { findPlace, guildIdOf } from '../state/place.ts';
import type { Guild, State } from '../state/state.ts';

/** What a member fills into an option: text, number, yes or no, or an id. */
export type OptionValue = string | number | boolean;

/** Where a command is used: what ids mean there. `guild` is undefined in direct messages. */
export interface OptionScope {
  state: State;
  guild: Guild | undefined;
  /** The files that were chosen for options, by id. */
  attachmentIds: string[];
}

/**
 * The options as Discord's client would send them; like it, refuses what the command does not allow.
 * @throws DiscordError 50035 naming the option
 */
export function optionValues(
  scope: OptionScope,
  declared: APIApplicationCommandBasicOption[],
  given: Record<string, OptionValue>,
): APIApplicationCommandInteractionDataBasicOption[] {
  for (const name of Object.keys(given))
    if (!declared.some((option) => option.name === name)) throw refuse(name, 'This command has no such option.');
  return declared.flatMap((option) => {
    const value = given[option.name];
    if (value !== undefined) return [toOption(scope, option, value)];
    if (option.required) throw refuse(option.name, 'This option is required.');
    return [];
  });
}

/** The same while the member still types: nothing is required, `focused` marks the option typed into. */
export function partialOptions(
  declared: APIApplicationCommandBasicOption[],
  given: Record<string, OptionValue>,
  focused: string,
) {
  const option = declared.find(({ name }) => name === focused);
  const isText = option?.type === ApplicationCommandOptionType.String;
  const isNumber =
    option?.type === ApplicationCommandOptionType.Integer || option?.type === ApplicationCommandOptionType.Number;
  if (!option || (!isText && !isNumber) || !option.autocomplete)
    throw refuse(focused, 'This option does not complete.');
  return { name: focused, type: option.type, value: String(given[focused] ?? ''), focused: true as const };
}

function toOption(
  scope: OptionScope,
  option: APIApplicationCommandBasicOption,
  value: OptionValue,
): APIApplicationCommandInteractionDataBasicOption {
  const { name } = option;
  switch (option.type) {
    case ApplicationCommandOptionType.String:
      return { name, type: option.type, value: textOf(option, value) };
    case ApplicationCommandOptionType.Integer:
    case ApplicationCommandOptionType.Number:
      return { name, type: option.type, value: numberOf(option, value) };
    case ApplicationCommandOptionType.Boolean:
      if (typeof value !== 'boolean') throw refuse(name, 'Must be true or false.');
      return { name, type: option.type, value };
    default:
      if (!isKnownId(scope, option.type, String(value))) throw refuse(name, 'There is no such thing here.');
      return { name, type: option.type, value: String(value) };
  }
}

type TextOption = Extract<APIApplicationCommandBasicOption, { type: ApplicationCommandOptionType.String }>;
type NumberOption = Extract<
  APIApplicationCommandBasicOption,
  { type: ApplicationCommandOptionType.Integer | ApplicationCommandOptionType.Number }
>;

function textOf(option: TextOption, value: OptionValue): string {
  const text = String(value);
  const choices = 'choices' in option ? option.choices : undefined;
  if (choices?.length && !choices.some((choice) => choice.value === text))
    throw refuse(option.name, 'Must be one of the choices.');
  const [least, most] =
    'min_length' in option || 'max_length' in option ? [option.min_length ?? 0, option.max_length ?? 6000] : [0, 6000];
  if (text.length < least || text.length > most) throw refuse(option.name, `Must be ${least} to ${most} characters.`);
  return text;
}

function numberOf(option: NumberOption, value: OptionValue): number {
  const number = Number(value);
  const choices = 'choices' in option ? option.choices : undefined;
  const isWhole = option.type === ApplicationCommandOptionType.Number || Number.isInteger(number);
  if (!Number.isFinite(number) || !isWhole) throw refuse(option.name, 'Must be a number.');
  if (choices?.length && !choices.some((choice) => choice.value === number))
    throw refuse(option.name, 'Must be one of the choices.');
  const least = 'min_value' in option ? (option.min_value ?? -Infinity) : -Infinity;
  const most = 'max_value' in option ? (option.max_value ?? Infinity) : Infinity;
  if (number < least || number > most) throw refuse(option.name, `Must be ${least} to ${most}.`);
  return number;
}

/** Users are known everywhere, roles and channels in their guild. */
function isKnownId(
  { state, guild, attachmentIds }: OptionScope,
  type: ApplicationCommandOptionType,
  id: string,
): boolean {
  if (type === ApplicationCommandOptionType.Attachment) return attachmentIds.includes(id);
  const isUser = state.users.has(id);
  const isRole = guild?.roles.has(id) ?? false;
  const place = findPlace(state, id);
  if (type === ApplicationCommandOptionType.User) return isUser;
  if (type === ApplicationCommandOptionType.Role) return isRole;
  if (type === ApplicationCommandOptionType.Channel)
    return place !== undefined && guild !== undefined && guildIdOf(place) === guild.id;
  return type === ApplicationCommandOptionType.Mentionable && (isUser || isRole);
}

function refuse(name: string, message: string) {
  return errors.invalidForm(['options', name], 'INVALID_OPTION', message);
}
