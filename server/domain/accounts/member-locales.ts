import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { MemberLocaleSchema } from './member-locale.entity.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
}

/** In which language people read Discord, so that a message that nobody asked for is in it too. */
export class MemberLocales {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: Parts) {
    this.#em = em;
    this.#clock = clock;
  }

  async find(discordId: string): Promise<string | null> {
    return (await this.#em.findOne(MemberLocaleSchema, { discordId }))?.locale ?? null;
  }

  async remember(discordId: string, locale: string): Promise<void> {
    await this.#em.execute(
      `insert into member_locale (discord_id, locale, changed_at) values (?, ?, ?)
       on conflict (discord_id) do update set locale = excluded.locale, changed_at = excluded.changed_at
       where member_locale.locale <> excluded.locale`,
      [discordId, locale, this.#clock.now()],
    );
  }

  async forget(discordId: string): Promise<void> {
    await this.#em.nativeDelete(MemberLocaleSchema, { discordId });
  }
}
