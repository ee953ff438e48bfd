import type { EntityManager } from '@mikro-orm/postgresql';
import { type ReportChart, reportCharts } from '../charts/report-charts.ts';
import { figuresFromJson } from '../figures-json.ts';
import { type GlimcapReport, GlimcapReportSchema } from '../glimcap-report.entity.ts';
import { GlimcapVersionSchema } from '../glimcap-version.entity.ts';
import { listVersions, PUBLIC_KINDS } from '../report-versions.ts';

/** What was wrong in a report, in the words that its readers are told. */
export interface ToldCorrection {
  number: number;
  note: string;
}

/** What a mail about a report says. */
export interface ReportContent {
  number: number;
  title: string;
  author: string;
  /** With its front matter. */
  markdown: string;
  charts: ReportChart[];
  /** The version that is shown: counts from 1. */
  ordinal: number;
  /** Corrections that readers have not been told of by mail: of this report, and of others since the report before it. */
  corrections: ToldCorrection[];
}

/** Reads what readers are sent: the report as it stands, and what was corrected since the last mail. */
export class GlimcapMailContent {
  readonly #em: EntityManager;

  constructor({ em }: { em: EntityManager }) {
    this.#em = em;
  }

  async read(report: GlimcapReport): Promise<ReportContent> {
    const versions = await listVersions(this.#em, report.id);
    const standing = versions.findLast(({ kind }) => PUBLIC_KINDS.includes(kind));
    const shown = standing ?? { figures: report.figures, markdown: report.markdown, ordinal: 1 };
    const own = versions.filter(({ kind }) => kind === 'corrected');
    return {
      number: report.number,
      title: shown.figures.title,
      author: shown.figures.author,
      markdown: shown.markdown,
      charts: reportCharts(figuresFromJson(shown.figures)),
      ordinal: shown.ordinal,
      corrections: [
        ...own.map(({ note }) => ({ number: report.number, note: note ?? '' })),
        ...(await this.#earlierCorrections(report)),
      ],
    };
  }

  async #earlierCorrections({ id, publishedAt }: GlimcapReport): Promise<ToldCorrection[]> {
    if (!publishedAt) return [];
    const [before] = await this.#em.find(
      GlimcapReportSchema,
      { state: 'published', publishedAt: { $lt: publishedAt }, id: { $ne: id } },
      { orderBy: { publishedAt: 'desc' }, limit: 1 },
    );
    if (!before?.publishedAt) return [];
    const corrected = await this.#em.find(
      GlimcapVersionSchema,
      { kind: 'corrected', report: { $ne: id }, madeAt: { $gt: before.publishedAt, $lte: publishedAt } },
      { orderBy: { madeAt: 'asc' }, populate: ['report'] },
    );
    return corrected.map(({ report, note }) => ({ number: report.number, note: note ?? '' }));
  }
}
