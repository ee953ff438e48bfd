import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { type GuildSettings, GuildSettingsSchema } from './guild-settings.entity.ts';

/** What staff may choose for a guild. */
export type GuildChoices = Partial<
  Pick<
    GuildSettings,
    | 'alertChannelId'
    | 'ticketChannelId'
    | 'panelMessageId'
    | 'supportRoleId'
    | 'staffChannelId'
    | 'glimcapChannelId'
    | 'metricsChannelId'
    | 'setupStep'
    | 'welcomedAt'
    | 'language'
  >
>;

interface Parts {
  em: EntityManager;
  clock: Clock;
}

/** The guilds that the bot is in, and what each has chosen. */
export class Guilds {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: Parts) {
    this.#em = em;
    this.#clock = clock;
  }

  findSettings(guildId: string): Promise<GuildSettings | null> {
    return this.#em.findOne(GuildSettingsSchema, { guildId });
  }

  async choose(guildId: string, choices: GuildChoices): Promise<GuildSettings> {
    const settings =
      (await this.findSettings(guildId)) ??
      this.#em.create(GuildSettingsSchema, { guildId, createdAt: this.#clock.now() });
    this.#em.assign(settings, choices);
    await this.#em.flush();
    return settings;
  }

  /** Guilds that want to hear of streams, with the text channel that hears. */
  async listAlertChannels(): Promise<{ guildId: string; alertChannelId: string }[]> {
    const all = await this.#em.find(GuildSettingsSchema, { alertChannelId: { $ne: null } });
    return all.flatMap(({ guildId, alertChannelId }) => (alertChannelId ? [{ guildId, alertChannelId }] : []));
  }
}
