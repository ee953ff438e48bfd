import type { APIApplicationCommandOption, LocalizationMap, RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import type { Registry } from '../registry.ts';
import { germanCommands } from '../words/german-commands.ts';

/** What is said in each language but English, by Discord's name of the language. */
const OTHERS: Record<string, Record<string, string>> = { de: germanCommands };

/**
 * What Discord is told of our commands: names of commands and options stay English,
 * descriptions, choices and the entries of menus are in every language.
 */
export function commandPayloads({
  commands,
  messageCommands,
  userCommands,
}: Registry): RESTPostAPIApplicationCommandsJSONBody[] {
  const menus = [...messageCommands, ...userCommands].map(({ data }) => {
    const payload = data.toJSON();
    return { ...payload, name_localizations: inOthers(payload.name) };
  });
  const slash = commands.map(({ data }) => {
    const payload = data.toJSON();
    const { name, options = [] } = payload;
    return {
      ...payload,
      description_localizations: inOthers(name),
      options: options.map((option) => localized(option, name)),
    };
  });
  return [...slash, ...menus];
}

function localized<Option extends APIApplicationCommandOption>(option: Option, above: string): Option {
  const path = `${above} ${option.name}`;
  return {
    ...option,
    description_localizations: inOthers(path),
    ...('options' in option && option.options
      ? { options: option.options.map((inner) => localized(inner, path)) }
      : {}),
    ...('choices' in option && option.choices
      ? {
          choices: option.choices.map((choice) => ({
            ...choice,
            name_localizations: inOthers(`${path}: ${choice.value}`),
          })),
        }
      : {}),
  };
}

function inOthers(key: string): LocalizationMap {
  const found = Object.entries(OTHERS).flatMap(([locale, texts]) => (texts[key] ? [[locale, texts[key]]] : []));
  return Object.fromEntries(found);
}
