import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { DomainError } from '../../errors.ts';
import type { CalendarDay } from '../../metrics/zoned-day.ts';
import { ONE_LINE } from '../../one-line.ts';
import type { Outbox } from '../../outbox.ts';
import { requireManager } from '../permits.ts';
import type { Actor } from '../policies.ts';
import { parseWeek } from './parse-week.ts';
import { type Holiday, type SupportHoursRow, SupportHoursSchema } from './support-hours.entity.ts';
import { requireTimeZone } from './time-zone.ts';
import { createWorkingCalendar, type WorkingCalendar } from './working-calendar.ts';
import { ALWAYS, type WorkingHours } from './working-hours.ts';

const MAX_HOLIDAYS = 200;
const MAX_CALENDARS = 500;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A guild, or one of its categories. */
export interface HoursScope {
  guildId: string;
  /** Null is what holds for the categories that say nothing themselves. */
  categoryId: string | null;
}

/** The hours that hold somewhere, and who said them. */
export interface HoldingHours {
  hours: WorkingHours;
  /** With their names, in order, the guild's and the category's own. */
  holidays: Holiday[];
  saidBy: 'category' | 'guild' | 'nobody';
}

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
}

/** When the support teams of the guilds are there. Where nothing was said, every minute counts. */
export class SupportHours {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #calendars = new Map<string, WorkingCalendar>();

  constructor({ em, clock, outbox }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
  }

  async get({ guildId, categoryId }: HoursScope): Promise<HoldingHours> {
    const rows = await this.#em.find(SupportHoursSchema, { guildId, categoryId: { $in: ['', categoryId ?? ''] } });
    const own = categoryId === null ? undefined : rows.find((row) => row.categoryId === categoryId);
    const guild = rows.find((row) => row.categoryId === '');
    const said = own?.week ? own : guild?.week ? guild : null;
    const holidays = [...new Set([guild, own])].flatMap((row) => row?.holidays ?? []);
    return {
      hours: {
        timeZone: said?.timeZone ?? ALWAYS.timeZone,
        week: said?.week ?? ALWAYS.week,
        holidays: holidays.map(({ day }) => day),
      },
      holidays: holidays.toSorted((a, b) => (a.day < b.day ? -1 : 1)),
      saidBy: !said ? 'nobody' : said === own ? 'category' : 'guild',
    };
  }

  /** The same as a calendar to count with, which is kept for the next time. */
  async calendar(scope: HoursScope): Promise<WorkingCalendar> {
    const { hours } = await this.get(scope);
    const key = JSON.stringify(hours);
    const known = this.#calendars.get(key);
    if (known) return known;
    if (this.#calendars.size >= MAX_CALENDARS) this.#calendars.clear();
    const calendar = createWorkingCalendar(hours);
    this.#calendars.set(key, calendar);
    return calendar;
  }

  /**
   * @param hours as `parseWeek` reads them
   * @throws DomainError forbidden `support_not_manager`; invalid `hours_unclear`, `time_zone_unknown`
   */
  async choose(
    actor: Actor,
    scope: HoursScope,
    { hours, timeZone }: { hours: string; timeZone: string },
  ): Promise<HoldingHours> {
    requireManager(actor);
    const chosen = { week: parseWeek(hours), timeZone: requireTimeZone(timeZone) };
    await this.#change(scope, (row) => Object.assign(row, chosen));
    return this.get(scope);
  }

  /** From now on what holds there is what the guild says, or every minute. Holidays stay. @throws DomainError forbidden */
  async clear(actor: Actor, scope: HoursScope): Promise<HoldingHours> {
    requireManager(actor);
    await this.#change(scope, (row) => Object.assign(row, { week: null, timeZone: null }));
    return this.get(scope);
  }

  /** @throws DomainError forbidden; invalid `holiday_invalid`; conflict `holidays_too_many` */
  async addHoliday(actor: Actor, scope: HoursScope, holiday: Holiday): Promise<HoldingHours> {
    requireManager(actor);
    const { day, name } = { day: requireDay(holiday.day), name: holiday.name.trim() };
    if (!ONE_LINE.test(name) || name.length > 60) {
      throw new DomainError(
        'invalid',
        'holiday_invalid',
        'A holiday has a name of one line and at most 60 characters.',
        { context: 'name' },
      );
    }
    await this.#change(scope, (row) => {
      const others = row.holidays.filter((other) => other.day !== day);
      if (others.length >= MAX_HOLIDAYS) {
        throw new DomainError('conflict', 'holidays_too_many', `There can be at most ${MAX_HOLIDAYS} holidays.`, {
          max: MAX_HOLIDAYS,
        });
      }
      row.holidays = [...others, { day, name }].toSorted((a, b) => (a.day < b.day ? -1 : 1));
    });
    return this.get(scope);
  }

  /** @throws DomainError forbidden; not_found `holiday_not_found` */
  async removeHoliday(actor: Actor, scope: HoursScope, day: CalendarDay): Promise<HoldingHours> {
    requireManager(actor);
    await this.#change(scope, (row) => {
      const others = row.holidays.filter((other) => other.day !== day);
      if (others.length === row.holidays.length) {
        throw new DomainError('not_found', 'holiday_not_found', `${day.slice(0, 20)} is not a holiday there.`, {
          day: day.slice(0, 20),
        });
      }
      row.holidays = others;
    });
    return this.get(scope);
  }

  /** What is due moves with the hours: the tickets that are underway are read anew. */
  async #change({ guildId, categoryId }: HoursScope, change: (row: SupportHoursRow) => void): Promise<void> {
    await this.#em.transactional(async (em) => {
      const scope = categoryId ?? '';
      await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`support-hours:${guildId}`]);
      const changedAt = this.#clock.now();
      const row =
        (await em.findOne(SupportHoursSchema, { guildId, categoryId: scope }, { refresh: true })) ??
        em.create(SupportHoursSchema, { guildId, categoryId: scope, holidays: [], changedAt });
      change(row);
      row.changedAt = changedAt;
      await em.flush();
      await this.#outbox.add(em, 'tickets.deadlines', { guildId }, { key: `deadlines:${guildId}` });
    });
  }
}

function requireDay(text: string): CalendarDay {
  const day = text.trim();
  if (DAY.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day)) return day;
  throw new DomainError(
    'invalid',
    'holiday_invalid',
    'Write the day of a holiday as year-month-day, like 2026-12-25.',
    { context: 'day' },
  );
}
