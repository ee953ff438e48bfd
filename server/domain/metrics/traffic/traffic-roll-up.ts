import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { addDays, type CalendarDay, dayAt, startOfDay } from '../zoned-day.ts';
import { rollUpDay } from './roll-up-day.ts';

/** What was seen before midnight is written a moment after it, or later where the database was away. */
const LATE_VIEWS_MS = 10 * 60_000;
/** Views of a closed day are kept so many days more, in case a roll-up was wrong. */
const KEEP_VIEWS_DAYS = 7;
/** So long it is known which pages were viewed in which hour. */
const KEEP_HOURLY_NAMES_DAYS = 35;

interface Parts {
  em: EntityManager;
  clock: Clock;
  timeZone: string;
}

/** Turns views into hours and days. It may run twice, at once, and after days of silence. */
export class TrafficRollUp {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #timeZone: string;

  constructor({ em, clock, timeZone }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#timeZone = timeZone;
  }

  /** Rolls up every open day, today included, and closes those that are over: their salts are deleted. */
  async run(): Promise<{ rolledUp: CalendarDay[]; closed: CalendarDay[] }> {
    const open = await this.#em.execute<{ day: CalendarDay }[]>(
      'select day from traffic_day where salt is not null order by day',
    );
    const closed: CalendarDay[] = [];
    for (const { day } of open) if (await this.#rollUp(day)) closed.push(day);
    await this.#prune();
    return { rolledUp: open.map(({ day }) => day), closed };
  }

  /** @returns whether this closed it */
  async #rollUp(day: CalendarDay): Promise<boolean> {
    const now = this.#clock.now();
    const isOver = now.getTime() >= startOfDay(addDays(day, 1), this.#timeZone).getTime() + LATE_VIEWS_MS;
    return this.#em.transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`traffic ${day}`]);
      if (isOver && !(await close(em, day, now))) return false;
      await rollUpDay(em, day);
      return isOver;
    });
  }

  async #prune(): Promise<void> {
    const today = dayAt(this.#clock.now(), this.#timeZone);
    await this.#em.execute(
      'delete from page_view where day < ? and day in (select day from traffic_day where salt is null)',
      [addDays(today, -KEEP_VIEWS_DAYS)],
    );
    await this.#em.execute(`delete from traffic_hourly where dimension <> 'all' and hour < ?`, [
      startOfDay(addDays(today, -KEEP_HOURLY_NAMES_DAYS), this.#timeZone),
    ]);
  }
}

/**
 * Waits for the views that are being written, which share the row; those that come later find the day closed.
 * @returns false where another run was faster
 */
async function close(em: EntityManager, day: CalendarDay, now: Date): Promise<boolean> {
  const rows = await em.execute<object[]>(
    'update traffic_day set salt = null, closed_at = ? where day = ? and salt is not null returning day',
    [now, day],
  );
  return rows.length === 1;
}
