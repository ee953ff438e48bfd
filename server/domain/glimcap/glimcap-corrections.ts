import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import { FINANCE_INPUTS, type FinanceInput } from '../finance/statement.ts';
import { unitOf, valueIn } from '../metrics/metric-unit.ts';
import type { Outbox } from '../outbox.ts';
import { compileReport } from './compile-report.ts';
import type { Figures, MetricFigure } from './figures.ts';
import { figuresFromJson, figuresToJson } from './figures-json.ts';
import { type GlimcapReport, GlimcapReportSchema } from './glimcap-report.entity.ts';
import { type GlimcapVersion, GlimcapVersionSchema } from './glimcap-version.entity.ts';
import { publishedFigure } from './last-published.ts';
import { editProse, type Prose } from './prose.ts';
import { refusals } from './refusals.ts';
import { type ReportChange, reportChanges } from './report-changes.ts';
import { lockReports } from './report-lock.ts';
import { reportMarkdown } from './report-markdown.ts';
import { listVersions, PUBLIC_KINDS } from './report-versions.ts';

const NOTE_LENGTH = { min: 10, max: 500 };

/** What was wrong in a published report. Values are whole numbers of the metric's unit (money: minor units). */
export interface Correction {
  metrics?: Record<string, number>;
  finance?: Partial<Record<FinanceInput, number>>;
  prose?: Prose;
  /** What readers are told. */
  note: string;
  by: string;
  /** The version that was looked at, so that nothing is corrected unseen; left out, whichever stands. */
  ordinal?: number;
}

/** What a correction would make of a report. */
export interface TriedCorrection {
  figures: Figures;
  changes: ReportChange[];
}

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
}

/** A published report never changes: a correction stands beside it, says what was wrong, and counts from then on. */
export class GlimcapCorrections {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;

  constructor({ em, clock, outbox }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
  }

  /**
   * Corrects what was published. The earlier versions stay readable; the next report is compared with this one.
   * @throws DomainError not_found `glimcap_not_found`; invalid `glimcap_note_invalid`, `glimcap_figure_unknown`, `glimcap_value_invalid`, `glimcap_unchanged`; conflict `glimcap_corrected_meanwhile`
   */
  async correct(number: number, { note, by, ordinal, ...edits }: Correction): Promise<GlimcapVersion> {
    const said = note.trim();
    if (said.length < NOTE_LENGTH.min || said.length > NOTE_LENGTH.max) throw noNote();
    return this.#em.transactional(async (em) => {
      await lockReports(em);
      const report = await em.findOne(GlimcapReportSchema, { number, state: 'published' });
      if (!report) throw refusals.unknown(number);
      const standing = (await listVersions(em, report.id)).at(-1);
      if (ordinal !== undefined && ordinal !== standing?.ordinal) throw correctedMeanwhile(number);
      const before = figuresFromJson(standing?.figures ?? report.figures);
      const after = corrected(before, edits);
      if (reportChanges(before, after).length === 0) throw unchanged(number);
      const version = em.create(GlimcapVersionSchema, {
        report,
        ordinal: (standing?.ordinal ?? 0) + 1,
        kind: 'corrected',
        figures: figuresToJson(after),
        markdown: reportMarkdown(compileReport(after)),
        madeAt: this.#clock.now(),
        madeBy: by,
        note: said,
      });
      await em.flush();
      await this.#outbox.add(em, 'glimcap.file', { reportId: report.id });
      await this.#outbox.add(em, 'glimcap.corrected', { reportId: report.id });
      return version;
    });
  }

  /** What a correction would change, without making it. @throws DomainError as `correct` does for its figures and texts */
  async tryOut(report: GlimcapReport, edits: CorrectedParts): Promise<TriedCorrection> {
    const standing = (await this.listPublic(report)).at(-1);
    const before = figuresFromJson(standing?.figures ?? report.figures);
    const figures = corrected(before, edits);
    return { figures, changes: reportChanges(before, figures) };
  }

  /** What readers have seen of a published report, oldest first; the last one stands. */
  async listPublic(report: GlimcapReport): Promise<GlimcapVersion[]> {
    const versions = await listVersions(this.#em, report.id);
    return versions.filter(({ kind }) => PUBLIC_KINDS.includes(kind));
  }
}

type CorrectedParts = Pick<Correction, 'metrics' | 'finance' | 'prose'>;

function corrected(figures: Figures, { metrics = {}, finance = {}, prose = {} }: CorrectedParts): Figures {
  for (const key of Object.keys(metrics)) if (!publishedFigure(key, figures)) throw unknownFigure(key);
  const metric = (figure: MetricFigure): MetricFigure => {
    const value = metrics[figure.key];
    return value === undefined ? figure : { ...figure, current: likeOld(figure, value) };
  };
  const { traffic, networks } = figures;
  return {
    ...figures,
    metrics: figures.metrics.map(metric),
    traffic: traffic && {
      pageViews: metric(traffic.pageViews),
      ...(traffic.visitors && { visitors: metric(traffic.visitors) }),
    },
    ...(networks && { networks: networks.map(metric) }),
    finance: correctedFinance(figures, finance),
    prose: editProse(figures.prose ?? {}, prose),
  };
}

function correctedFinance({ finance }: Figures, edits: NonNullable<Correction['finance']>): Figures['finance'] {
  const entries = FINANCE_INPUTS.flatMap((input): [FinanceInput, bigint][] => {
    const value = edits[input];
    return value === undefined ? [] : [[input, BigInt(checkedValue(input, value))]];
  });
  if (!finance && entries.length > 0) throw unknownFigure('finance');
  return finance && { ...finance, inputs: { ...finance.inputs, ...Object.fromEntries(entries) } };
}

/** A corrected value has the unit of the one that was wrong, or of the one before it. */
function likeOld({ key, current, previous }: MetricFigure, value: number): MetricFigure['current'] {
  const like = current ?? previous ?? 0;
  return valueIn(unitOf(like), BigInt(checkedValue(key, value)));
}

function checkedValue(key: string, value: number): number {
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new DomainError('invalid', 'glimcap_value_invalid', `${key} must be a whole number, 0 or more.`);
}

function unknownFigure(key: string): DomainError {
  return new DomainError('invalid', 'glimcap_figure_unknown', `That report has no figure "${key}".`);
}

function unchanged(number: number): DomainError {
  return new DomainError('invalid', 'glimcap_unchanged', `That would change nothing in the Glimcap Part ${number}.`);
}

function correctedMeanwhile(number: number): DomainError {
  const sentence = `Somebody else has corrected the Glimcap Part ${number} meanwhile. Look at it again.`;
  return new DomainError('conflict', 'glimcap_corrected_meanwhile', sentence);
}

function noNote(): DomainError {
  const { min, max } = NOTE_LENGTH;
  return new DomainError(
    'invalid',
    'glimcap_note_invalid',
    `Tell readers what was wrong, in ${min} to ${max} characters.`,
  );
}
