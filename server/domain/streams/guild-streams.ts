import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { type AlertSettings, AlertSettingsSchema } from './alert-settings.entity.ts';

/** What a guild may choose about streams beside its alert channels. */
export type AlertSettingsChoices = Partial<Omit<AlertSettings, 'guildId' | 'createdAt'>>;

/** A guild's choices about streams beside its alert channels. */
export class GuildStreams {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: { em: EntityManager; clock: Clock }) {
    this.#em = em;
    this.#clock = clock;
  }

  find(guildId: string): Promise<AlertSettings | null> {
    return this.#em.findOne(AlertSettingsSchema, { guildId }, { refresh: true });
  }

  async choose(guildId: string, choices: AlertSettingsChoices): Promise<AlertSettings> {
    const settings =
      (await this.find(guildId)) ?? this.#em.create(AlertSettingsSchema, { guildId, createdAt: this.#clock.now() });
    this.#em.assign(settings, choices);
    await this.#em.flush();
    return settings;
  }

  /** Guilds whose members wear a role while they are live. */
  async listLiveRoles(): Promise<{ guildId: string; roleId: string }[]> {
    const all = await this.#em.find(AlertSettingsSchema, { liveRoleId: { $ne: null } });
    return all.flatMap(({ guildId, liveRoleId }) => (liveRoleId ? [{ guildId, roleId: liveRoleId }] : []));
  }

  /** Guilds that show streamers' schedules as scheduled events. */
  async listWithEvents(): Promise<string[]> {
    const all = await this.#em.find(AlertSettingsSchema, { wantsEvents: true });
    return all.map(({ guildId }) => guildId);
  }
}
