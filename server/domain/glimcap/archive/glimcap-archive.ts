import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '../../errors.ts';
import { compileReport } from '../compile-report.ts';
import { figuresFromJson } from '../figures-json.ts';
import { type GlimcapReport, GlimcapReportSchema } from '../glimcap-report.entity.ts';
import { type GlimcapVersion, GlimcapVersionSchema } from '../glimcap-version.entity.ts';
import { refusals } from '../refusals.ts';
import { reportChanges } from '../report-changes.ts';
import { PUBLIC_KINDS } from '../report-versions.ts';
import { type FigurePoint, figureHistory } from './figure-history.ts';
import type { Issue, IssueCorrection, IssueLink } from './issue.ts';
import { issueLinks } from './issue-links.ts';
import { type ReportFigure, reportFigures } from './report-figure.ts';
import { type IssueSearch, type SearchPage, searchIssues } from './search-issues.ts';

/** What everybody may read of the reports: those that are published, as they stand and as they once stood. */
export class GlimcapArchive {
  readonly #em: EntityManager;

  constructor({ em }: { em: EntityManager }) {
    this.#em = em;
  }

  /** Names the present state of the whole archive: it changes when a report is published or corrected, and only then. */
  async edition(): Promise<string> {
    const [row] = await this.#em.execute<{ versions: string; latest: string | null }[]>(
      `select count(*) as versions, (array_agg(id order by made_at desc, id desc))[1] as latest
         from glimcap_version where kind in ('imported', 'published', 'corrected')`,
    );
    return `${row?.versions ?? 0}-${row?.latest ?? ''}`;
  }

  async count(): Promise<number> {
    return this.#em.count(GlimcapReportSchema, { state: 'published' });
  }

  /** Newest first. @param before only reports with a smaller number */
  list(page: { limit: number; offset?: number; before?: number | undefined }): Promise<IssueLink[]> {
    return issueLinks(this.#em, page);
  }

  /** The newest reports as they stand, newest first. */
  async listWhole({ limit }: { limit: number }): Promise<Issue[]> {
    const links = await this.list({ limit });
    return Promise.all(links.map(({ number }) => this.get(number)));
  }

  /** Reports with these words in their title, their texts or their wins, newest first. */
  search(asked: IssueSearch): Promise<SearchPage> {
    return searchIssues(this.#em, asked);
  }

  /** A metric or a line of the finances in every report that has it, oldest first. */
  history(key: string): Promise<FigurePoint[]> {
    return figureHistory(this.#em, key);
  }

  /**
   * A figure of a published report, and what was published of it until then.
   * @throws DomainError not_found `glimcap_not_found`, `glimcap_figure_not_found`
   */
  async getFigure(number: number, key: string): Promise<PublishedFigure> {
    const issue = await this.get(number);
    const figure = reportFigures(compileReport(issue.figures)).find((each) => each.key === key);
    if (!figure) throw noFigure(number);
    const points = await this.history(key);
    const latest = points.at(-1)?.number ?? number;
    return { issue, figure, points: points.filter((point) => point.number <= number), latest };
  }

  /**
   * A published report in the version that stands, or in an earlier one.
   * @throws DomainError not_found `glimcap_not_found`, `glimcap_version_not_found`
   */
  async get(number: number, ordinal?: number): Promise<Issue> {
    const report = await this.#em.findOne(GlimcapReportSchema, { number, state: 'published' });
    if (!report) throw refusals.unknown(number);
    const all = await this.#em.find(
      GlimcapVersionSchema,
      { report: report.id, kind: { $in: [...PUBLIC_KINDS] } },
      { orderBy: { ordinal: 'asc' } },
    );
    const version = ordinal === undefined ? all.at(-1) : all.find((each) => each.ordinal === ordinal);
    if (!version) throw noVersion(number);
    const [previous = null] = await issueLinks(this.#em, { before: number, limit: 1 });
    const [next = null] = await issueLinks(this.#em, { after: number, limit: 1 });
    return { ...issue(report, all, version), previous, next };
  }
}

/** A figure with its report and its past. */
export interface PublishedFigure {
  issue: Issue;
  figure: ReportFigure;
  /** Until its report, oldest first. */
  points: FigurePoint[];
  /** The newest report that has it. */
  latest: number;
}

function issue(
  report: GlimcapReport,
  all: readonly GlimcapVersion[],
  version: GlimcapVersion,
): Omit<Issue, 'previous' | 'next'> {
  const { number, weekStart, weekEnd, draftedAt, publishedAt } = report;
  const { title, author } = version.figures;
  const standing = all.at(-1);
  return {
    number,
    title,
    author,
    weekStart,
    weekEnd,
    publishedAt: publishedAt ?? draftedAt,
    correctedAt: version.kind === 'corrected' ? version.madeAt : null,
    ordinal: version.ordinal,
    version,
    figures: figuresFromJson(version.figures),
    isStanding: version === standing,
    corrections: all.flatMap((each, index) => (each.ordinal > version.ordinal ? [] : correction(each, all[index - 1]))),
    versions: all.map(({ ordinal, madeAt }) => ({ ordinal, madeAt })),
  };
}

function correction(version: GlimcapVersion, before: GlimcapVersion | undefined): IssueCorrection[] {
  const { kind, ordinal, madeAt, madeBy, note, figures } = version;
  if (kind !== 'corrected' || !before) return [];
  const changes = reportChanges(figuresFromJson(before.figures), figuresFromJson(figures));
  return [{ ordinal, replaces: before.ordinal, at: madeAt, by: madeBy ?? null, note: note ?? '', changes }];
}

function noFigure(number: number): DomainError {
  return new DomainError('not_found', 'glimcap_figure_not_found', `The Glimcap Part ${number} has no such figure.`, {
    number,
  });
}

function noVersion(number: number): DomainError {
  const sentence = `Readers have seen no such version of the Glimcap Part ${number}.`;
  return new DomainError('not_found', 'glimcap_version_not_found', sentence, { number });
}
