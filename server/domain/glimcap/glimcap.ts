import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { weekEndsBetween } from '../metrics/week-ends.ts';
import { type DayWindow, dayWindow, weekWindow } from '../metrics/week-window.ts';
import { addDays, type CalendarDay } from '../metrics/zoned-day.ts';
import { formatZonedTime } from '../metrics/zoned-time.ts';
import type { Outbox } from '../outbox.ts';
import { figuresFromJson } from './figures-json.ts';
import { fillReport } from './fill-report.ts';
import { gateState } from './glimcap-desk.ts';
import { type GlimcapReport, GlimcapReportSchema, type GlimcapState } from './glimcap-report.entity.ts';
import type { GlimcapSettings } from './glimcap-settings.ts';
import { publishedReports } from './published-reports.ts';
import { refusals } from './refusals.ts';
import { lockReports } from './report-lock.ts';
import { keepVersion } from './report-versions.ts';
import { type Review, reviewReport } from './review-report.ts';
import { getReviewed, type Reviewed } from './reviewed-report.ts';
import type { WeekCompiler } from './week-compiler.ts';

/** More weeks than anybody leaves unpublished. */
const LISTED = 100;

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  compiler: WeekCompiler;
  settings: GlimcapSettings;
}

/** The weekly reports, from the draft to the day they are published and never change again. */
export class Glimcap {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #compiler: WeekCompiler;
  readonly #settings: GlimcapSettings;

  constructor({ em, clock, outbox, compiler, settings }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#compiler = compiler;
    this.#settings = settings;
  }

  /**
   * Compiles the week that ended last Sunday before `at`, in place of an earlier draft of it. A held
   * report stays held.
   * @param at default: now
   * @param unlessSince a draft at least as young as this is left as it is, so that a job may run twice
   * @param by who asked for it, if anybody did
   * @throws DomainError conflict `glimcap_published`, `glimcap_week_passed`
   */
  async draft({ at = this.#clock.now(), unlessSince, by }: Drafting = {}): Promise<GlimcapReport> {
    const week = weekWindow(at, this.#settings.timeZone);
    return this.#em.transactional(async (em) => {
      await lockReports(em);
      const standing = await em.findOne(GlimcapReportSchema, { weekEnd: week.to }, { refresh: true });
      if (standing?.state === 'published') throw refusals.published(standing);
      if (standing && unlessSince && standing.draftedAt >= unlessSince) return standing;

      return this.#redraft(em, week, { standing, ...(by === undefined ? {} : { by }) });
    });
  }

  /**
   * Compiles the week that ended on a Sunday, in place of an earlier draft of it.
   * @throws DomainError invalid `glimcap_week_not_over`; conflict `glimcap_published`, `glimcap_week_passed`
   */
  async draftWeek(sunday: CalendarDay, by?: string): Promise<GlimcapReport> {
    const latest = weekWindow(this.#clock.now(), this.#settings.timeZone);
    if (sunday > latest.to) throw refusals.weekNotOver(sunday);
    const { startsAt } = dayWindow(addDays(sunday, 1), addDays(sunday, 1), this.#settings.timeZone);
    return this.draft({ at: startsAt, ...(by === undefined ? {} : { by }) });
  }

  /** The Sundays, oldest first, of the weeks since the last published report that are over and have no report. */
  async listMissedWeeks(): Promise<CalendarDay[]> {
    const [last] = await this.#em.find(
      GlimcapReportSchema,
      { state: 'published' },
      { orderBy: { weekEnd: 'desc' }, limit: 1 },
    );
    if (!last) return [];
    const latest = weekWindow(this.#clock.now(), this.#settings.timeZone);
    const drafted = await this.#em.find(GlimcapReportSchema, { weekEnd: { $gt: last.weekEnd } });
    const known = new Set(drafted.map(({ weekEnd }) => weekEnd));
    return weekEndsBetween(last.weekEnd, latest.to).filter((sunday) => !known.has(sunday));
  }

  /** Compiles the week of a reviewed draft again. @throws DomainError conflict when it is published or was drafted anew */
  async redraft(reviewed: Reviewed, by?: string): Promise<GlimcapReport> {
    return this.#em.transactional(async (em) => {
      await lockReports(em);
      const standing = await getReviewed(em, reviewed);
      return this.#redraft(em, dayWindow(standing.weekStart, standing.weekEnd, this.#settings.timeZone), {
        standing,
        ...(by === undefined ? {} : { by }),
      });
    });
  }

  /** Keeps a report from being published until it is let go. @throws DomainError conflict when it is published or was drafted anew */
  hold(reviewed: Reviewed): Promise<GlimcapReport> {
    return this.#turn(reviewed, 'held');
  }

  /** Lets go of a held report. @throws DomainError conflict when it is published or was drafted anew */
  release(reviewed: Reviewed): Promise<GlimcapReport> {
    return this.#turn(reviewed, 'draft');
  }

  /**
   * Publishes what was reviewed, once. Any number may try at the same time: one succeeds.
   * @throws DomainError conflict `glimcap_published`, `glimcap_held`, `glimcap_redrafted`, `glimcap_outdated`, `glimcap_unacknowledged`
   */
  async publish({ by, ...reviewed }: Reviewed & { by: string }): Promise<GlimcapReport> {
    return this.#em.transactional(async (em) => {
      await lockReports(em);
      const report = await getReviewed(em, reviewed);
      if (report.state === 'held') throw refusals.held(report);
      const [last] = await publishedReports(em);
      if ((last?.number ?? null) !== (report.previousNumber ?? null)) throw refusals.outdated(report);
      const { open } = await gateState(em, report, this.#settings.timeZone);
      if (open.length > 0) throw refusals.unacknowledged(report, open.length);

      const publishedAt = this.#clock.now();
      const date = formatZonedTime(publishedAt, this.#settings.timeZone);
      fillReport(report, { ...figuresFromJson(report.figures), date });
      Object.assign(report, { state: 'published', publishedAt, publishedBy: by });
      await em.flush();
      await keepVersion(em, report, { kind: 'published', at: publishedAt, by });
      await this.#outbox.add(em, 'glimcap.published', { reportId: report.id });
      await this.#outbox.add(em, 'glimcap.file', { reportId: report.id });
      await this.#outbox.add(em, 'glimcap.mail', { reportId: report.id });
      return report;
    });
  }

  /** What there is to see in a report, against the reports published before it. */
  async review(report: GlimcapReport): Promise<Review> {
    const all = await publishedReports(this.#em);
    return reviewReport({
      figures: figuresFromJson(report.figures),
      published: all.filter(({ weekEnd }) => weekEnd < report.weekEnd),
      timeZone: this.#settings.timeZone,
    });
  }

  /** The Sunday that ended last. */
  lastWeekEnd(): CalendarDay {
    return weekWindow(this.#clock.now(), this.#settings.timeZone).to;
  }

  /** What is not published, latest week first. */
  listDrafts(): Promise<GlimcapReport[]> {
    const where = { state: { $ne: 'published' } } as const;
    return this.#em.find(GlimcapReportSchema, where, { orderBy: { weekEnd: 'desc' }, limit: LISTED });
  }

  /** The report of the week that ended on a Sunday, whatever its state. */
  findForWeek(sunday: CalendarDay): Promise<GlimcapReport | null> {
    return this.#em.findOne(GlimcapReportSchema, { weekEnd: sunday }, { refresh: true });
  }

  /** The published report of a number, else the draft that would take it; of several drafts that of the latest week. */
  async findNumbered(number: number): Promise<GlimcapReport | null> {
    const all = await this.#em.find(GlimcapReportSchema, { number }, { orderBy: { weekEnd: 'desc' }, limit: LISTED });
    return all.find(({ state }) => state === 'published') ?? all[0] ?? null;
  }

  /** The report as it is now, with what others have written since. */
  find(reportId: string): Promise<GlimcapReport | null> {
    return this.#em.findOne(GlimcapReportSchema, { id: reportId }, { refresh: true });
  }

  /** @throws DomainError not_found `glimcap_not_found` */
  async getPublished(number: number): Promise<GlimcapReport> {
    const report = await this.#em.findOne(GlimcapReportSchema, { number, state: 'published' });
    if (report) return report;
    throw refusals.unknown(number);
  }

  /** Newest first. */
  listPublished({ limit }: { limit: number }): Promise<GlimcapReport[]> {
    return this.#em.find(GlimcapReportSchema, { state: 'published' }, { orderBy: { number: 'desc' }, limit });
  }

  async #redraft(em: EntityManager, week: DayWindow, { standing, by }: Redraft): Promise<GlimcapReport> {
    const report = await this.#compile(em, week, standing);
    await keepVersion(em, report, { kind: 'compiled', at: report.draftedAt, ...(by === undefined ? {} : { by }) });
    await this.#outbox.add(em, 'glimcap.drafted', { reportId: report.id });
    return report;
  }

  async #compile(em: EntityManager, week: DayWindow, standing: GlimcapReport | null): Promise<GlimcapReport> {
    const published = await publishedReports(em);
    const last = published[0];
    if (last && last.weekEnd >= week.to) throw refusals.weekPassed(last);
    const figures = await this.#compiler.compile(week, { published, standing: standing?.figures ?? null });
    const draftedAt = this.#clock.now();
    const report = standing ?? begin(em, week, { number: figures.number, draftedAt });
    fillReport(report, figures);
    Object.assign(report, { previousNumber: last?.number ?? null, draftedAt, revision: report.revision + 1 });
    await em.persist(report).flush();
    return report;
  }

  async #turn(reviewed: Reviewed, state: Exclude<GlimcapState, 'published'>): Promise<GlimcapReport> {
    return this.#em.transactional(async (em) => {
      const report = await getReviewed(em, reviewed);
      if (report.state === state) return report;
      report.state = state;
      await em.flush();
      await this.#outbox.add(em, 'glimcap.drafted', { reportId: report.id });
      return report;
    });
  }
}

interface Drafting {
  at?: Date;
  unlessSince?: Date;
  by?: string;
}

interface Redraft {
  /** The earlier draft of the week. */
  standing: GlimcapReport | null;
  /** Who asked for it, if anybody did. */
  by?: string;
}

/** A report without content, not yet stored. */
function begin(
  em: EntityManager,
  { from, to }: DayWindow,
  { number, draftedAt }: Pick<GlimcapReport, 'number' | 'draftedAt'>,
): GlimcapReport {
  const figures = { number, title: '', date: '', author: '', metrics: [], traffic: null, finance: null };
  const empty = { weekStart: from, weekEnd: to, state: 'draft', revision: 0, markdown: '' } as const;
  return em.create(GlimcapReportSchema, { ...empty, number, figures, draftedAt }, { persist: false });
}
