import { createHash } from 'node:crypto';
import {
  type REST,
  type RESTGetCurrentApplicationResult,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { CommandDeployments } from '#domain/guilds/command-deployments.ts';
import type { Registry } from '../registry.ts';
import { commandPayloads } from './command-payloads.ts';
import { explainFailure } from './explain-failure.ts';
import { removeGuildCommands } from './remove-guild-commands.ts';

interface Parts {
  rest: REST;
  registry: Registry;
  deployments: CommandDeployments;
  /** Tells Discord whether or not anything changed. */
  isForced?: boolean;
}

export interface Deployment {
  applicationId: string;
  /** Whether Discord was told; it knew already otherwise. */
  isTold: boolean;
  commands: number;
  /** Guilds from which commands of an older kind were taken away. */
  guildsCleared: number;
}

/**
 * Tells Discord of our commands when they are others than it was last told of, with
 * one call for all guilds: whoever invites the bot has them at once. Earlier they
 * were told guild by guild, and those would stand beside the new ones: they are
 * removed once. Safe to run again, and twice at once.
 * @throws DomainError when Discord takes them not, or not now
 */
export async function deployCommands({ rest, registry, deployments, isForced = false }: Parts): Promise<Deployment> {
  const payloads = commandPayloads(registry);
  try {
    const applicationId = await findApplicationId(rest);
    const global = { applicationId, scope: 'global' };
    const hash = hashOf(payloads);
    const isTold = isForced || (await deployments.findHash(global)) !== hash;
    if (isTold) {
      await rest.put(Routes.applicationCommands(applicationId), { body: payloads });
      await deployments.told(global, hash);
    }
    const guildsCleared = await removeGuildCommands({ rest, deployments, applicationId });
    return { applicationId, isTold, commands: payloads.length, guildsCleared };
  } catch (error) {
    throw explainFailure(error, payloads);
  }
}

async function findApplicationId(rest: REST): Promise<string> {
  // Discord answers this, or the client throws: the answer's shape is Discord's own.
  const application = (await rest.get(Routes.currentApplication())) as RESTGetCurrentApplicationResult;
  return application.id;
}

function hashOf(payloads: RESTPostAPIApplicationCommandsJSONBody[]): string {
  return createHash('sha256').update(JSON.stringify(payloads)).digest('hex');
}
