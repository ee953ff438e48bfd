import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { type AlertChannel, AlertChannelSchema } from '../streams/alert-channel.entity.ts';
import { type GuildSettings, GuildSettingsSchema } from './guild-settings.entity.ts';
import { KnownGuildSchema } from './known-guild.entity.ts';

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
    if (choices.alertChannelId !== undefined) await this.#moveAlerts(settings, choices.alertChannelId);
    this.#em.assign(settings, choices);
    await this.#em.flush();
    return settings;
  }

  /** The bot sees what a guild is called, and which language it prefers on Discord. */
  async seen(guildId: string, { name, preferredLocale }: { name: string; preferredLocale: string }): Promise<void> {
    const seen = { name: name.slice(0, 100), preferredLocale: preferredLocale.slice(0, 10) };
    await this.#em.upsert(KnownGuildSchema, { guildId, ...seen, seenAt: this.#clock.now() });
  }

  /** The locale of what is for everyone where no bot can be asked: what staff chose, else the guild's own on Discord. */
  async findLocale(guildId: string): Promise<string | null> {
    const chosen = (await this.findSettings(guildId))?.language;
    return chosen ?? (await this.#em.findOne(KnownGuildSchema, { guildId }))?.preferredLocale ?? null;
  }

  /** The main alert channel moves with what was chosen for it; a text channel that hears already stays as it is. */
  async #moveAlerts({ guildId, alertChannelId: from }: GuildSettings, to: string | null): Promise<void> {
    if ((from ?? null) === to) return;
    const find = (textChannelId: string) => this.#em.findOne(AlertChannelSchema, { guildId, textChannelId });
    const main: AlertChannel | null = from ? await find(from) : null;
    const there = to ? await find(to) : null;
    if (main && (there || !to)) this.#em.remove(main);
    else if (main && to) main.textChannelId = to;
    else if (to && !there) {
      this.#em.create(AlertChannelSchema, { guildId, textChannelId: to, createdAt: this.#clock.now() });
    }
  }
}
