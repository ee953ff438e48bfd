import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import { setCommands, upsertCommand } from '../actions/set-commands.ts';
import { errors } from '../errors.ts';
import { presentCommand } from '../present/present-command.ts';
import { listOf, oneOf } from '../spec/schema-ref.ts';
import type { Command } from '../state/command.ts';
import type { World } from '../world.ts';
import { flagParam, readQuery } from './query.ts';
import { noContent, ok, type Route, route } from './route.ts';

const GLOBAL = '/applications/:applicationId/commands';
const GUILD = '/applications/:applicationId/guilds/:guildId/commands';

/** https://discord.com/developers/docs/interactions/application-commands#endpoints, for both scopes. */
export const commandRoutes: Route[] = [GLOBAL, GUILD].flatMap((path) => [
  route({
    method: 'GET',
    path,
    authority: 'bot',
    reply: listOf('ApplicationCommandResponse'),
    handle({ world, param, query }) {
      readQuery(query, { with_localizations: flagParam });
      return ok(present(world, commandsOf(world, scopeOf(param))));
    },
  }),
  route<RESTPostAPIApplicationCommandsJSONBody[]>({
    method: 'PUT',
    path,
    authority: 'bot',
    body: listOf('ApplicationCommandUpdateRequest'),
    reply: listOf('ApplicationCommandResponse'),
    handle({ world, param, body }) {
      return ok(present(world, setCommands(world, scopeOf(param), body)));
    },
  }),
  route<RESTPostAPIApplicationCommandsJSONBody>({
    method: 'POST',
    path,
    authority: 'bot',
    body: oneOf('ApplicationCommandCreateRequest'),
    reply: oneOf('ApplicationCommandResponse'),
    handle({ world, param, body }) {
      return ok(presentCommand(upsertCommand(world, scopeOf(param), body), world.options.applicationId));
    },
  }),
  route({
    method: 'DELETE',
    path: `${path}/:commandId`,
    authority: 'bot',
    handle({ world, param }) {
      const found = commandsOf(world, scopeOf(param)).find(({ id }) => id === param('commandId'));
      if (!found) throw errors.unknownCommand();
      world.state.commands.delete(found.id);
      world.touch();
      return noContent();
    },
  }),
]);

/** The guild's id, or null for global commands. */
function scopeOf(param: (name: string) => string): string | null {
  return param('guildId') || null;
}

function commandsOf({ state }: World, guildId: string | null): Command[] {
  return [...state.commands.values()].filter((command) => command.guildId === guildId);
}

function present({ options }: World, commands: Command[]): object[] {
  return commands.map((command) => presentCommand(command, options.applicationId));
}
