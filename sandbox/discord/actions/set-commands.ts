import {
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { checkCommands } from '../rules/command-rules.ts';
import { oneOf } from '../spec/schema-ref.ts';
import type { Command } from '../state/command.ts';
import type { World } from '../world.ts';
import { withoutNulls } from './without-nulls.ts';

/**
 * Replaces all commands of the guild, or the global ones; a command that keeps its name keeps its id.
 * https://discord.com/developers/docs/interactions/application-commands#bulk-overwrite-guild-application-commands
 * @throws DiscordError 50035, 30032, 30034
 */
export function setCommands(
  world: World,
  guildId: string | null,
  bodies: RESTPostAPIApplicationCommandsJSONBody[],
): Command[] {
  checkCommands(bodies);
  const { commands } = world.state;
  const former = [...commands.values()].filter((command) => command.guildId === guildId);
  world.commandCreates.take(guildId, bodies.filter((body) => !sameAs(former, body)).length);
  const next = bodies.map((body) => toCommand(world, guildId, body, former));
  for (const { id } of former) commands.delete(id);
  for (const command of next) commands.set(command.id, command);
  world.touch();
  return next;
}

/** Adds one command, or replaces the one of its name. @throws DiscordError 50035, 30034 */
export function upsertCommand(
  world: World,
  guildId: string | null,
  body: RESTPostAPIApplicationCommandsJSONBody,
): Command {
  const { commands } = world.state;
  const former = [...commands.values()].filter((command) => command.guildId === guildId);
  checkCommands([body]);
  world.commandCreates.take(guildId, sameAs(former, body) ? 0 : 1);
  const command = toCommand(world, guildId, body, former);
  commands.set(command.id, command);
  world.touch();
  return command;
}

/** The command whose place a body takes: one of its name and type. */
function sameAs(former: Command[], { name, type }: RESTPostAPIApplicationCommandsJSONBody): Command | undefined {
  const wanted = type ?? ApplicationCommandType.ChatInput;
  return former.find((command) => command.name === name && command.type === wanted);
}

function toCommand(
  world: World,
  guildId: string | null,
  body: RESTPostAPIApplicationCommandsJSONBody,
  former: Command[],
): Command {
  const type = body.type ?? ApplicationCommandType.ChatInput;
  const same = sameAs(former, body);
  const permissions = body.default_member_permissions;
  return {
    id: same?.id ?? world.snowflake(),
    guildId,
    version: world.snowflake(),
    type,
    name: body.name,
    description: 'description' in body ? (body.description ?? '') : '',
    nameLocalizations: localizations(body.name_localizations),
    descriptionLocalizations:
      'description_localizations' in body ? localizations(body.description_localizations) : null,
    options: normalOptions(world, 'options' in body ? body.options : undefined),
    defaultMemberPermissions: permissions === null || permissions === undefined ? null : String(permissions),
    contexts: body.contexts ?? null,
    integrationTypes: body.integration_types ?? [ApplicationIntegrationType.GuildInstall],
  };
}

function normalOptions(
  world: World,
  options: APIApplicationCommandOption[] | null | undefined,
): APIApplicationCommandOption[] {
  const given = {
    id: '0',
    application_id: '0',
    version: '0',
    default_member_permissions: null,
    type: 1,
    name: '-',
    description: '-',
  };
  const checked = world.spec.own<{ options: APIApplicationCommandOption[] }>(oneOf('ApplicationCommandResponse'), {
    ...given,
    options: withoutNulls(options ?? []),
  });
  return checked.options;
}

function localizations(
  given: Partial<Record<string, string | null>> | null | undefined,
): Record<string, string> | null {
  if (!given) return null;
  return Object.fromEntries(Object.entries(given).flatMap(([locale, text]) => (text ? [[locale, text]] : [])));
}
