import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '../errors.ts';
import type { Finances } from '../finance/finances.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import type { Metric } from '../metrics/metric.entity.ts';
import { amountOf, isSameUnit, metricUnit, unitOf } from '../metrics/metric-unit.ts';
import type { MetricValue } from '../metrics/metric-value.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { dayWindow, weekWindow } from '../metrics/week-window.ts';
import { addDays, type CalendarDay } from '../metrics/zoned-day.ts';
import type { Outbox } from '../outbox.ts';
import { compileReport } from './compile-report.ts';
import type { Figures, MetricFigure } from './figures.ts';
import { figuresToJson } from './figures-json.ts';
import { type GlimcapReport, GlimcapReportSchema } from './glimcap-report.entity.ts';
import type { GlimcapSettings } from './glimcap-settings.ts';
import { lockReports } from './report-lock.ts';
import { reportMarkdown } from './report-markdown.ts';
import { keepVersion } from './report-versions.ts';

const SOURCE = 'import';
const SECOND_MS = 1000;

/** What an import did. */
export interface ImportResult {
  report: GlimcapReport;
  /** False when the very same report was there already. */
  isNew: boolean;
  /** Metrics that the catalogue does not know, or in another unit: they stand in the report, but are not continued. */
  unknownMetrics: string[];
}

interface Parts {
  em: EntityManager;
  outbox: Outbox;
  catalogue: Catalogue;
  metrics: Metrics;
  finances: Finances;
  settings: GlimcapSettings;
}

/** Takes over reports that were published elsewhere, so that the next one's differences are against them. */
export class GlimcapImport {
  readonly #em: EntityManager;
  readonly #outbox: Outbox;
  readonly #catalogue: Catalogue;
  readonly #metrics: Metrics;
  readonly #finances: Finances;
  readonly #settings: GlimcapSettings;

  constructor({ em, outbox, catalogue, metrics, finances, settings }: Parts) {
    this.#em = em;
    this.#outbox = outbox;
    this.#catalogue = catalogue;
    this.#metrics = metrics;
    this.#finances = finances;
    this.#settings = settings;
  }

  /**
   * Records a published report with its samples and its finance inputs, all or nothing. The same figures again are a no-op.
   * @throws DomainError conflict `glimcap_differs`, `glimcap_week_taken`
   */
  async import(given: Figures): Promise<ImportResult> {
    const figures = { ...given, weekEnd: given.weekEnd ?? this.#weekOf(given.date) };
    const known = await this.#knownOf(figures);
    const unknownMetrics = figures.metrics.flatMap(({ key }) => (known.has(key) ? [] : [key]));
    return this.#em.transactional(async (em) => {
      await lockReports(em);
      const standing = await em.findOne(GlimcapReportSchema, { number: figures.number, state: 'published' });
      if (standing) return { report: same(standing, figures), isNew: false, unknownMetrics };
      await refuseTakenWeek(em, figures.weekEnd);

      const report = this.#create(em, figures);
      await em.flush();
      await keepVersion(em, report, { kind: 'imported', at: new Date(figures.date) });
      await this.#recordSamples(figures, known);
      if (figures.finance) await this.#finances.record(figures.finance, SOURCE);
      await this.#outbox.add(em, 'glimcap.file', { reportId: report.id });
      return { report, isNew: true, unknownMetrics };
    });
  }

  #create(em: EntityManager, figures: Figures & { weekEnd: CalendarDay }): GlimcapReport {
    return em.create(GlimcapReportSchema, {
      number: figures.number,
      weekStart: addDays(figures.weekEnd, -6),
      weekEnd: figures.weekEnd,
      state: 'published',
      revision: 1,
      figures: figuresToJson(figures),
      markdown: reportMarkdown(compileReport(figures)),
      draftedAt: new Date(figures.date),
      publishedAt: new Date(figures.date),
      publishedBy: SOURCE,
    });
  }

  /** The metrics of the report that the catalogue has in the same unit. */
  async #knownOf({ metrics, traffic }: Figures): Promise<Map<string, Metric>> {
    const catalogue = new Map((await this.#catalogue.listAll()).map((metric) => [metric.key, metric]));
    const figures = [...metrics, ...(traffic ? [traffic.pageViews] : [])];
    return new Map(
      figures.flatMap((figure) => {
        const metric = catalogue.get(figure.key);
        return metric && isIn(metric, figure) ? [[metric.key, metric]] : [];
      }),
    );
  }

  /** Current values at the week's end; previous ones at the end of theirs, where no sample says otherwise. */
  async #recordSamples(
    { number, weekEnd, previousWeekEnd, metrics, traffic }: Figures & { weekEnd: CalendarDay },
    known: ReadonlyMap<string, Metric>,
  ): Promise<void> {
    const before = previousWeekEnd ?? addDays(weekEnd, -7);
    for (const figure of [...metrics, ...(traffic ? [traffic.pageViews] : [])]) {
      const metric = known.get(figure.key);
      if (!metric) continue;
      await this.#recordPrevious(metric, { figure, weekEnd: figure.previousWeekEnd ?? before, number });
      await this.#recordValue(metric, figure.current, {
        at: this.#endOf(weekEnd),
        note: `published in Part ${number}`,
      });
    }
  }

  async #recordPrevious(
    metric: Metric,
    { figure, weekEnd, number }: { figure: MetricFigure; weekEnd: CalendarDay; number: number },
  ): Promise<void> {
    const week = dayWindow(addDays(weekEnd, -6), weekEnd, this.#settings.timeZone);
    const { value } = await this.#metrics.read(metric, week);
    if (value !== null) return;
    const note = `"last week" in Part ${number}`;
    await this.#recordValue(metric, figure.previous, { at: this.#endOf(weekEnd), note });
  }

  async #recordValue(
    { key }: Metric,
    value: MetricValue | null,
    { at, note }: { at: Date; note: string },
  ): Promise<void> {
    if (value === null) return;
    await this.#metrics.record({ key, value: Number(amountOf(value)), takenAt: at, source: SOURCE, note });
  }

  /** The last second of a day. */
  #endOf(day: CalendarDay): Date {
    return new Date(dayWindow(day, day, this.#settings.timeZone).endsAt.getTime() - SECOND_MS);
  }

  /** A file that does not say which week it is about is about the one that ended before it was published. */
  #weekOf(date: string): CalendarDay {
    return weekWindow(new Date(date), this.#settings.timeZone).to;
  }
}

function isIn(metric: Metric, { current, previous }: MetricFigure): boolean {
  const unit = metricUnit(metric);
  return [current, previous].every((value) => value === null || isSameUnit(unitOf(value), unit));
}

function same(standing: GlimcapReport, figures: Figures): GlimcapReport {
  if (isDeepStrictEqual(plain(standing.figures), plain(figuresToJson(figures)))) return standing;
  const sentence = `The Glimcap Part ${figures.number} is already published with other figures, and cannot change.`;
  throw new DomainError('conflict', 'glimcap_differs', sentence);
}

async function refuseTakenWeek(em: EntityManager, weekEnd: CalendarDay): Promise<void> {
  const taken = await em.findOne(GlimcapReportSchema, { weekEnd });
  if (!taken) return;
  const sentence = `There is a Glimcap Part ${taken.number} (${taken.state}) for the week that ended on ${weekEnd}.`;
  throw new DomainError('conflict', 'glimcap_week_taken', sentence);
}

/** As it comes back from the database: without what is undefined. */
function plain(json: object): unknown {
  return JSON.parse(JSON.stringify(json));
}
