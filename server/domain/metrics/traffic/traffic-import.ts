import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { DomainError } from '../../errors.ts';
import { type CalendarDay, dayAt } from '../zoned-day.ts';
import type { ImportedDay } from './imported-day.ts';
import { pagePath } from './page-path.ts';
import { referrerHost } from './referrer-host.ts';
import { sumNames } from './sum-names.ts';
import type { NamedTraffic } from './traffic.ts';

const NAMED_A_DAY = 1000;

const OWN_DAYS = `
  select day from traffic_day where day between ? and ? and source = 'glim'
  union select day from counted_hour where day between ? and ? and minutes <> 0
    and day not in (select day from traffic_day where source <> 'glim')`;

interface Parts {
  em: EntityManager;
  clock: Clock;
  timeZone: string;
  host: string;
}

/** What an import did, by days. */
export interface ImportOutcome {
  imported: CalendarDay[];
  /** Days that we counted ourselves, which keep our figures. */
  kept: CalendarDay[];
}

/** Takes over days that another counter counted. A day has one source: the figures of two are never added. */
export class TrafficImport {
  readonly #parts: Parts;

  constructor({ em, clock, timeZone, host }: Parts) {
    this.#parts = { em, clock, timeZone, host };
  }

  /**
   * Takes over all of the days or none. The same days again change nothing.
   * @param replace whether imported figures speak for days that we counted ourselves; ours are kept beside them
   * @throws DomainError invalid `traffic_day_running`
   */
  async import(days: readonly ImportedDay[], { replace }: { replace: boolean }): Promise<ImportOutcome> {
    const { em } = this.#parts;
    for (const { day } of days) this.#requireOver(day);
    const names = days.map(({ day }) => day).sort();
    return em.transactional(async (tx) => {
      await tx.execute('select pg_advisory_xact_lock(hashtext(?))', ['traffic import']);
      const own = replace ? new Set<CalendarDay>() : await ownDays(tx, names);
      for (const day of days) if (!own.has(day.day)) await this.#write(tx, day);
      return { imported: names.filter((day) => !own.has(day)), kept: names.filter((day) => own.has(day)) };
    });
  }

  #requireOver(day: CalendarDay): void {
    const { clock, timeZone } = this.#parts;
    if (day < dayAt(clock.now(), timeZone)) return;
    throw new DomainError('invalid', 'traffic_day_running', `${day} is not over, so its traffic cannot be imported.`);
  }

  async #write(em: EntityManager, { day, views, visitors, pages, referrers }: ImportedDay): Promise<void> {
    const { clock, host } = this.#parts;
    await em.execute(
      `insert into traffic_day (day, source, closed_at) values (?, 'plausible', ?)
       on conflict (day) do update set source = excluded.source`,
      [day, clock.now()],
    );
    await em.execute(`delete from traffic_daily where day = ? and source = 'plausible'`, [day]);
    const rows = [
      { dimension: 'all', name: '', views, visitors },
      ...of('path', sumNames(pages, pagePath, NAMED_A_DAY)),
      ...of(
        'referrer',
        sumNames(referrers, (name) => referrerHost(`https://${name}`, host), NAMED_A_DAY),
      ),
    ];
    await em.execute(
      `insert into traffic_daily (dimension, day, source, name, views, visitors)
       select dimension, ?, 'plausible', name, views, visitors from json_to_recordset(?::json)
         as named (dimension text, name text, views int, visitors int)`,
      [day, JSON.stringify(rows)],
    );
  }
}

function of(dimension: 'path' | 'referrer', names: NamedTraffic[]): (NamedTraffic & { dimension: string })[] {
  return names.map((named) => ({ dimension, ...named }));
}

async function ownDays(em: EntityManager, days: readonly CalendarDay[]): Promise<Set<CalendarDay>> {
  const [first, last] = [days.at(0) ?? '', days.at(-1) ?? ''];
  const rows = await em.execute<{ day: CalendarDay }[]>(OWN_DAYS, [first, last, first, last]);
  return new Set(rows.map(({ day }) => day));
}
