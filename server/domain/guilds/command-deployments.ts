import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { CommandDeploymentSchema } from './command-deployment.entity.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
}

/** Where an application's commands are told to Discord: `global`, or a guild. */
export interface Scope {
  applicationId: string;
  scope: string;
}

/** Which commands Discord was told of, so that it is told again only of others. */
export class CommandDeployments {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: Parts) {
    this.#em = em;
    this.#clock = clock;
  }

  /** The hash of what was last told; null when nothing was. */
  async findHash({ applicationId, scope }: Scope): Promise<string | null> {
    const found = await this.#em.findOne(CommandDeploymentSchema, { applicationId, scope }, { refresh: true });
    return found?.payloadHash ?? null;
  }

  async told({ applicationId, scope }: Scope, payloadHash: string): Promise<void> {
    const deployedAt = this.#clock.now();
    await this.#em.upsert(CommandDeploymentSchema, { applicationId, scope, payloadHash, deployedAt });
  }
}
