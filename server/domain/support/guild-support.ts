import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import { ONE_LINE } from '../one-line.ts';
import { requireManager } from './permits.ts';
import type { Actor } from './policies.ts';
import { type SupportSettings, SupportSettingsSchema } from './support-settings.entity.ts';

/** What managers choose for all of a guild's support. */
export type SupportChoices = Partial<
  Pick<SupportSettings, 'supportName' | 'leadRoleId' | 'maxOpenPerMember' | 'closeRequestHours'>
>;

interface Parts {
  em: EntityManager;
  clock: Clock;
}

/** How each guild gives support. */
export class GuildSupport {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: Parts) {
    this.#em = em;
    this.#clock = clock;
  }

  /** What a guild has chosen, or what holds where nothing is. */
  async get(guildId: string): Promise<SupportSettings> {
    const known = await this.#em.findOne(SupportSettingsSchema, { guildId });
    if (known) return known;
    const defaults = { supportName: null, leadRoleId: null, maxOpenPerMember: 5, closeRequestHours: 48 };
    return this.#em.create(
      SupportSettingsSchema,
      { guildId, ...defaults, createdAt: this.#clock.now() },
      { persist: false },
    );
  }

  /** @throws DomainError forbidden `support_not_manager`, invalid `support_settings_invalid` */
  async choose(actor: Actor, guildId: string, choices: SupportChoices): Promise<SupportSettings> {
    requireManager(actor);
    check(choices);
    const settings = await this.get(guildId);
    this.#em.assign(settings, choices);
    this.#em.persist(settings);
    await this.#em.flush();
    return settings;
  }
}

function check({ supportName, maxOpenPerMember = 1, closeRequestHours = 1 }: SupportChoices): void {
  if (supportName && (!ONE_LINE.test(supportName) || supportName.length > 80)) {
    refuse('name', 'The name of support is one line of 1 to 80 characters.');
  }
  if (maxOpenPerMember < 1 || maxOpenPerMember > 50) refuse('open', 'A member may have 1 to 50 tickets open.');
  if (closeRequestHours < 1 || closeRequestHours > 720) refuse('request', 'A close request lasts 1 to 720 hours.');
}

function refuse(context: string, sentence: string): never {
  throw new DomainError('invalid', 'support_settings_invalid', sentence, { context });
}
