import { randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CalendarDay } from '../zoned-day.ts';
import { localHours } from './local-hours.ts';
import { pagePath } from './page-path.ts';
import { referrerHost } from './referrer-host.ts';
import { type Browser, visitorOf } from './visitor-of.ts';

const SALT_BYTES = 32;

/** A page that was shown to a browser. Address and user agent are hashed and not kept. */
export interface SeenPage extends Browser {
  at: Date;
  /** The path that was asked for. */
  path: string;
  /** The Referer header. */
  referrer?: string;
}

interface Parts {
  em: EntityManager;
  timeZone: string;
  /** The site's own host name. */
  host: string;
}

/** Writes down what was viewed, and when there was somebody to write it down. */
export class PageViewLog {
  readonly #em: EntityManager;
  readonly #timeZone: string;
  readonly #host: string;

  constructor({ em, timeZone, host }: Parts) {
    this.#em = em;
    this.#timeZone = timeZone;
    this.#host = host;
  }

  /**
   * Keeps a batch of views.
   * @returns how many came too late: their day is closed, so that their visitors cannot be told apart any more
   */
  async record(views: readonly SeenPage[]): Promise<{ late: number }> {
    const hourOf = localHours(this.#timeZone);
    const placed = views.map((view) => ({ ...view, ...hourOf(view.at) }));
    return this.#em.transactional(async (em) => {
      const salts = new Map<CalendarDay, string | null>();
      for (const day of new Set(placed.map((view) => view.day))) salts.set(day, await openSalt(em, day));
      const rows = placed.flatMap((view) => {
        const salt = salts.get(view.day);
        return salt ? [this.#row(view, salt)] : [];
      });
      await insert(em, rows);
      return { late: views.length - rows.length };
    });
  }

  /** Says that views were counted in these minutes. May be said twice, and by several servers. */
  async counted(minutes: readonly Date[]): Promise<void> {
    const hourOf = localHours(this.#timeZone);
    const bits = new Map<number, { day: CalendarDay; bits: bigint }>();
    for (const { day, hour, minute } of minutes.map(hourOf)) {
      const known = bits.get(hour.getTime())?.bits ?? 0n;
      bits.set(hour.getTime(), { day, bits: known | (1n << BigInt(minute)) });
    }
    for (const [hourMs, hour] of bits) await this.#addCounted(new Date(hourMs), hour);
  }

  async #addCounted(hour: Date, { day, bits }: { day: CalendarDay; bits: bigint }): Promise<void> {
    await this.#em.execute(
      `insert into counted_hour (hour, day, minutes) values (?, ?, ?)
       on conflict (hour) do update set minutes = counted_hour.minutes | excluded.minutes`,
      [hour, day, bits.toString()],
    );
  }

  #row({ day, hour, path, referrer, ...browser }: SeenPage & { day: CalendarDay; hour: Date }, salt: string): Row {
    return {
      day,
      hour: hour.toISOString(),
      path: pagePath(path),
      referrer: referrerHost(referrer, this.#host),
      visitor: visitorOf(browser, this.#host, salt).toString(),
    };
  }
}

interface Row {
  day: CalendarDay;
  hour: string;
  path: string;
  referrer: string | null;
  visitor: string;
}

/**
 * The salt of a day, made for its first view. It is locked against the closing of the day.
 * @returns null once the day is closed
 */
async function openSalt(em: EntityManager, day: CalendarDay): Promise<string | null> {
  const find = () =>
    em.execute<{ salt: string | null }[]>('select salt from traffic_day where day = ? for share', [day]);
  const [open] = await find();
  if (open) return open.salt;
  await em.execute(`insert into traffic_day (day, source, salt) values (?, 'glim', ?) on conflict do nothing`, [
    day,
    randomBytes(SALT_BYTES).toString('hex'),
  ]);
  const [made] = await find();
  return made?.salt ?? null;
}

async function insert(em: EntityManager, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await em.execute(
    `insert into page_view (day, hour, path, referrer, visitor)
     select day, hour, path, referrer, visitor from json_to_recordset(?::json)
       as view (day text, hour timestamptz, path text, referrer text, visitor bigint)`,
    [JSON.stringify(rows)],
  );
}
