import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import type { BarsAndLineChart } from '../../metrics/chart-spec.ts';
import type { DayWindow } from '../../metrics/week-window.ts';
import type { CalendarDay } from '../../metrics/zoned-day.ts';
import { DEADLINE_KINDS, type DeadlineKind } from '../sla/ticket-deadline.entity.ts';
import { countDeflected } from './count-deflected.ts';
import { listStaffStats, type StaffStats } from './staff-stats.ts';
import { type StatsLabels, statsChart } from './stats-chart.ts';
import { statsDays } from './stats-days.ts';
import { type StatsScope, withinScope } from './stats-range.ts';

/** How long something took, in seconds: as the clock on the wall says, and in working hours without pauses. */
export interface Times {
  count: number;
  wall: { median: number | null; p90: number | null };
  work: { median: number | null; p90: number | null };
}

/** How promises were kept: of those that are decided, how many were not. */
export interface Keeping {
  decided: number;
  breached: number;
}

/** The figures of support over a range. `docs/support-desk.md` defines each. */
export interface TicketStats {
  opened: number;
  closed: number;
  reopened: number;
  /** Neither closed nor answered at the end of the range. */
  unanswered: number;
  /** Not closed when the range began and when it ended. */
  backlog: { before: number; after: number };
  times: Record<DeadlineKind, Times>;
  keeping: Record<DeadlineKind, Keeping>;
  /** Tickets that were not opened, because what was shown first helped. */
  deflected: number;
  /** What members thought of the help in tickets closed in the range: 1 to 5. */
  feedback: { count: number; average: number | null };
  staff: StaffStats[];
}

interface Parts {
  em: EntityManager;
  clock: Clock;
  /** Where days are cut. */
  timeZone: string;
}

/** Which tickets, on which days. */
export interface StatsChoice {
  from?: CalendarDay | undefined;
  to?: CalendarDay | undefined;
  guildId?: string | undefined;
  categoryId?: string | undefined;
  staffId?: string | undefined;
}

/** What is known of support in a range of time. */
export class SupportStats {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #timeZone: string;

  constructor({ em, clock, timeZone }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#timeZone = timeZone;
  }

  /** @throws DomainError invalid `stats_days_invalid` */
  async get(choice: StatsChoice): Promise<TicketStats & { days: DayWindow }> {
    const days = this.#days(choice);
    const scope = { ...narrowed(choice), from: days.startsAt, to: days.endsAt };
    return { days, ...(await this.#read(scope)) };
  }

  /** Tickets and waiting over the days. @throws DomainError invalid `stats_days_invalid` */
  chart(choice: StatsChoice, labels: StatsLabels): Promise<BarsAndLineChart> {
    const parts = { days: this.#days(choice), timeZone: this.#timeZone, now: this.#clock.now(), labels };
    return statsChart(this.#em, narrowed(choice), parts);
  }

  #days(choice: StatsChoice): DayWindow {
    return statsDays(choice, { now: this.#clock.now(), timeZone: this.#timeZone });
  }

  async #read(scope: StatsScope): Promise<TicketStats> {
    const [volumes, backlog, first, resolution, keeping, deflected, feedback, staff] = [
      await this.#volumes(scope),
      await this.#backlog(scope),
      await this.#times(scope, 'first_response'),
      await this.#times(scope, 'resolution'),
      await this.#keeping(scope),
      await countDeflected(this.#em, scope),
      await this.#feedback(scope),
      await listStaffStats(this.#em, scope),
    ];
    return { ...volumes, backlog, times: { first_response: first, resolution }, keeping, deflected, feedback, staff };
  }

  async #volumes(scope: StatsScope): Promise<Pick<TicketStats, 'opened' | 'closed' | 'reopened' | 'unanswered'>> {
    const { from, to } = scope;
    const within = withinScope(scope);
    const [row] = await this.#em.execute<[Record<'opened' | 'closed' | 'reopened' | 'unanswered', string>]>(
      `select count(*) filter (where ticket.opened_at >= ? and ticket.opened_at < ?) as opened,
         count(*) filter (where ticket.closed_at >= ? and ticket.closed_at < ?) as closed,
         count(*) filter (where ticket.opened_at < ? and coalesce(ticket.first_response_at, 'infinity') >= ?
           and coalesce(ticket.closed_at, 'infinity') >= ?) as unanswered,
         coalesce(sum((select count(*) from ticket_event event where event.ticket_id = ticket.id
           and event.change = 'reopened' and event.at >= ? and event.at < ?)), 0) as reopened
       from ticket where ${within.sql}`,
      [from, to, from, to, to, to, to, from, to, ...within.params],
    );
    const { opened, closed, reopened, unanswered } = row;
    return {
      ...{ opened: Number(opened), closed: Number(closed) },
      reopened: Number(reopened),
      unanswered: Number(unanswered),
    };
  }

  async #backlog(scope: StatsScope): Promise<TicketStats['backlog']> {
    const { from, to } = scope;
    const within = withinScope(scope);
    const open = `count(*) filter (where ticket.opened_at < ? and coalesce(ticket.closed_at, 'infinity') >= ?)`;
    const [row] = await this.#em.execute<[{ before: string; after: string }]>(
      `select ${open} as before, ${open} as after from ticket where ${within.sql}`,
      [from, from, to, to, ...within.params],
    );
    return { before: Number(row.before), after: Number(row.after) };
  }

  /** First answers of tickets opened in the range, resolutions of those closed in it. */
  async #times(scope: StatsScope, kind: DeadlineKind): Promise<Times> {
    const within = withinScope(scope);
    const at = kind === 'first_response' ? 'ticket.opened_at' : 'ticket.closed_at';
    const wall = 'extract(epoch from deadline.met_at - ticket.opened_at)';
    const percentile = (part: number, of: string) => `percentile_cont(${part}) within group (order by ${of})`;
    const [row] = await this.#em.execute<[Record<'count' | 'wall50' | 'wall90' | 'work50' | 'work90', string | null>]>(
      `select count(*) as count, ${percentile(0.5, wall)} as wall50, ${percentile(0.9, wall)} as wall90,
         ${percentile(0.5, 'deadline.worked_seconds')} as work50, ${percentile(0.9, 'deadline.worked_seconds')} as work90
       from ticket join ticket_deadline deadline on deadline.ticket_id = ticket.id and deadline.kind = ?
       where ${at} >= ? and ${at} < ? and deadline.met_at is not null and ${within.sql}`,
      [kind, scope.from, scope.to, ...within.params],
    );
    return {
      count: Number(row.count),
      wall: { median: seconds(row.wall50), p90: seconds(row.wall90) },
      work: { median: seconds(row.work50), p90: seconds(row.work90) },
    };
  }

  async #feedback(scope: StatsScope): Promise<TicketStats['feedback']> {
    const within = withinScope(scope);
    const [row] = await this.#em.execute<[{ count: string; average: string | null }]>(
      `select count(*) as count, avg(feedback.rating) as average
       from ticket join ticket_feedback feedback on feedback.ticket_id = ticket.id
       where feedback.rating is not null and ticket.closed_at >= ? and ticket.closed_at < ? and ${within.sql}`,
      [scope.from, scope.to, ...within.params],
    );
    const average = row.average === null ? null : Math.round(Number(row.average) * 100) / 100;
    return { count: Number(row.count), average };
  }

  /** Of the tickets opened in the range for which something was promised. */
  async #keeping(scope: StatsScope): Promise<TicketStats['keeping']> {
    const within = withinScope(scope);
    const isLate = '(deadline.is_breached or (deadline.met_at is null and deadline.due_at < ?))';
    const now = this.#clock.now();
    const rows = await this.#em.execute<{ kind: DeadlineKind; decided: string; breached: string }[]>(
      `select deadline.kind, count(*) filter (where ${isLate}) as breached,
         count(*) filter (where ${isLate} or deadline.met_at is not null) as decided
       from ticket join ticket_deadline deadline on deadline.ticket_id = ticket.id
       where ticket.opened_at >= ? and ticket.opened_at < ? and deadline.target_minutes is not null and ${within.sql}
       group by deadline.kind`,
      [now, now, scope.from, scope.to, ...within.params],
    );
    const of = (kind: DeadlineKind): Keeping => {
      const row = rows.find((each) => each.kind === kind);
      return { decided: Number(row?.decided ?? 0), breached: Number(row?.breached ?? 0) };
    };
    const [first, resolution] = DEADLINE_KINDS;
    return { first_response: of(first), resolution: of(resolution) };
  }
}

function narrowed({ guildId, categoryId, staffId }: StatsChoice): Omit<StatsScope, 'from' | 'to'> {
  return { guildId: guildId ?? null, categoryId: categoryId ?? null, staffId: staffId ?? null };
}

function seconds(value: string | null): number | null {
  return value === null ? null : Math.round(Number(value));
}
