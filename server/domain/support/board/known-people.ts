import type { EntityManager } from '@mikro-orm/postgresql';
import { containing } from '../../containing.ts';

/** Somebody on Discord, by the name that Glim last knew them by. */
export interface KnownPerson {
  id: string;
  name: string;
}

/** Who asked, was brought in or is linked: whoever Glim can have met in a guild, with the moment. */
const MET = `
  select member_id as id, member_name as name, opened_at as at from ticket
    where guild_id = ? and member_id is not null
  union all
  select person.member_id, person.name, person.added_at from ticket_participant person
    join ticket on ticket.id = person.ticket_id where ticket.guild_id = ?
  union all
  select author_id, author_name, asked_at from watched_question where guild_id = ?
  union all
  select discord_id, coalesce(discord_name, name), created_at from "user" where discord_id is not null`;

/** The people whom staff on the web can name: there the guild's list of members is not at hand. */
export class KnownPeople {
  readonly #em: EntityManager;

  constructor({ em }: { em: EntityManager }) {
    this.#em = em;
  }

  /** Those whose name has all the words, or whose id it is; by name. */
  find(guildId: string, words: string, { limit }: { limit: number }): Promise<KnownPerson[]> {
    const patterns = words.trim().split(/\s+/).slice(0, 8).map(containing);
    return this.#em.execute<KnownPerson[]>(
      `select id, name from (select distinct on (id) id, name from (${MET}) met where name <> '' order by id, at desc) known
       where id = ? or (${patterns.map(() => 'name ilike ?').join(' and ')}) order by lower(name), id limit ?`,
      [guildId, guildId, guildId, words.trim(), ...patterns, limit],
    );
  }

  /** Whom nobody has met yet is called by their id, until the bot has seen them. */
  async get(guildId: string, id: string): Promise<KnownPerson> {
    const [known] = await this.#em.execute<KnownPerson[]>(
      `select id, name from (${MET}) met where id = ? and name <> '' order by at desc limit 1`,
      [guildId, guildId, guildId, id],
    );
    return known ?? { id, name: id };
  }
}
