import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { type CapabilityReport, CapabilityReportSchema } from './capability-report.entity.ts';

/** The same outcome is written at most this often: the times are for people to read. */
const SAME_EVERY_MS = 60_000;
/** As long as the columns. */
const MAX_REASON = 4_000;

const WORKED = `
  insert into capability_report (guild_id, key, last_worked_at) values (?, ?, ?)
  on conflict (guild_id, key) do update set last_worked_at = excluded.last_worked_at`;
const FAILED = `
  insert into capability_report as known (guild_id, key, last_failed_at, failure, broken_since) values (?, ?, ?, ?, ?)
  on conflict (guild_id, key) do update set last_failed_at = excluded.last_failed_at, failure = excluded.failure,
    broken_since = coalesce(known.broken_since, excluded.broken_since)`;
const HAS_PROBLEM = `
  insert into capability_report as known (guild_id, key, problem, broken_since) values (?, ?, ?, ?)
  on conflict (guild_id, key) do update set problem = excluded.problem,
    broken_since = coalesce(known.broken_since, excluded.broken_since)
  where known.problem is distinct from excluded.problem`;
const MENDED = `
  update capability_report set problem = null, mended_at = ? where guild_id = ? and key = ? and problem is not null`;
const SWITCHED_OFF = `
  update capability_report set problem = null, mended_at = ?, broken_since = null where guild_id = ? and key = ?`;

interface Parts {
  em: EntityManager;
  clock: Clock;
}

interface Outcome {
  /** Null when it worked. */
  failure: string | null;
  writtenAt: number;
}

/** What the bot can do in each guild: whether it works, when it last did, and why not. */
export class CapabilityReports {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  /** The last outcome that this process wrote, by guild and key. */
  readonly #written = new Map<string, Outcome>();

  constructor({ em, clock }: Parts) {
    this.#em = em;
    this.#clock = clock;
  }

  /** It did what it is for. Cheap: no write when it worked a moment ago. */
  async worked(guildId: string, key: string): Promise<void> {
    const now = this.#clock.now();
    if (this.#isWritten(guildId, key, null)) return;
    await this.#em.execute(WORKED, [guildId, key, now]);
    this.#written.set(nameOf(guildId, key), { failure: null, writtenAt: now.getTime() });
  }

  /** It could not do what it is for. @param reason a sentence for the guild's staff */
  async failed(guildId: string, key: string, reason: string): Promise<void> {
    const now = this.#clock.now();
    const failure = reason.slice(0, MAX_REASON);
    if (this.#isWritten(guildId, key, failure)) return;
    await this.#em.execute(FAILED, [guildId, key, now, failure, now]);
    this.#written.set(nameOf(guildId, key), { failure, writtenAt: now.getTime() });
  }

  /**
   * Somebody looked whether it could do what it is for. When a problem is gone, what failed because of it counts
   * no more. @param problem a sentence for the guild's staff; null when nothing stands in its way
   */
  async checked(guildId: string, key: string, problem: string | null): Promise<void> {
    const now = this.#clock.now();
    // What is reported next may say the same as before, and mean more.
    this.#written.delete(nameOf(guildId, key));
    if (problem === null) await this.#em.execute(MENDED, [now, guildId, key]);
    else await this.#em.execute(HAS_PROBLEM, [guildId, key, problem.slice(0, MAX_REASON), now]);
  }

  /** Nobody wants it any more: what failed before counts no more. */
  async switchedOff(guildId: string, key: string): Promise<void> {
    this.#written.delete(nameOf(guildId, key));
    await this.#em.execute(SWITCHED_OFF, [this.#clock.now(), guildId, key]);
  }

  /** What is known of a guild's capabilities, by key. One that was never tried has no report. */
  async byKey(guildId: string): Promise<Map<string, CapabilityReport>> {
    const all = await this.#em.find(CapabilityReportSchema, { guildId }, { refresh: true });
    return new Map(all.map((report) => [report.key, report]));
  }

  #isWritten(guildId: string, key: string, failure: string | null): boolean {
    const last = this.#written.get(nameOf(guildId, key));
    return last?.failure === failure && this.#clock.now().getTime() - last.writtenAt < SAME_EVERY_MS;
  }
}

function nameOf(guildId: string, key: string): string {
  return `${guildId}:${key}`;
}
