import {
  type REST,
  type RESTGetAPIApplicationGuildCommandsResult,
  type RESTGetAPICurrentUserGuildsResult,
  Routes,
} from 'discord.js';
import type { CommandDeployments } from '#domain/guilds/command-deployments.ts';

/** As many guilds as Discord lists at once. */
const PAGE = 200;

interface Parts {
  rest: REST;
  deployments: CommandDeployments;
  applicationId: string;
}

/** Takes away the commands that were told guild by guild, once. @returns from how many guilds */
export async function removeGuildCommands({ rest, deployments, applicationId }: Parts): Promise<number> {
  const mark = { applicationId, scope: 'guilds' };
  if (await deployments.findHash(mark)) return 0;
  let cleared = 0;
  for await (const guildId of guildIds(rest)) {
    const route = Routes.applicationGuildCommands(applicationId, guildId);
    const commands = await get<RESTGetAPIApplicationGuildCommandsResult>(rest, route);
    if (commands.length === 0) continue;
    await rest.put(route, { body: [] });
    cleared += 1;
  }
  await deployments.told(mark, 'removed');
  return cleared;
}

async function* guildIds(rest: REST): AsyncGenerator<string> {
  for (let after = '0'; ; ) {
    const query = new URLSearchParams({ limit: String(PAGE), after });
    const guilds = await get<RESTGetAPICurrentUserGuildsResult>(rest, Routes.userGuilds(), query);
    for (const { id } of guilds) yield id;
    const last = guilds.at(-1);
    if (!last || guilds.length < PAGE) return;
    after = last.id;
  }
}

/** discord.js leaves the shape of an answer open; it is the one that Discord documents for the route. */
async function get<Result>(rest: REST, route: `/${string}`, query?: URLSearchParams): Promise<Result> {
  return (await rest.get(route, query ? { query } : {})) as Result;
}
