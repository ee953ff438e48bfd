import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import type { Outbox } from '../outbox.ts';
import { figuresFromJson } from './figures-json.ts';
import { fillReport } from './fill-report.ts';
import { type GlimcapAcknowledgement, GlimcapAcknowledgementSchema } from './glimcap-acknowledgement.entity.ts';
import type { GlimcapReport } from './glimcap-report.entity.ts';
import { editProse, type Prose } from './prose.ts';
import { publishedReports } from './published-reports.ts';
import { type ReportChange, reportChanges } from './report-changes.ts';
import { keepVersion, listVersions } from './report-versions.ts';
import { reviewReport } from './review-report.ts';
import { getReviewed, type Reviewed } from './reviewed-report.ts';
import type { Finding } from './sanity/finding.ts';

const REASON_LENGTH = { min: 3, max: 500 };
const AUTHOR_LENGTH = 100;

/** What an editor changes. What is left out stays. */
export interface DraftEdits {
  author?: string;
  prose?: Prose;
}

/** What became of the draft's findings. */
export interface GateState {
  open: Finding[];
  acknowledged: { finding: Finding; acknowledgement: GlimcapAcknowledgement }[];
}

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  timeZone: string;
}

/** The editor's desk: texts, the sanity gate, and what changed from draft to draft. */
export class GlimcapDesk {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #timeZone: string;

  constructor({ em, clock, outbox, timeZone }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#timeZone = timeZone;
  }

  /**
   * Changes the texts or the author of a reviewed draft; the figures stay. The draft gets a new revision.
   * @throws DomainError conflict when it is published or was drafted anew; invalid `glimcap_prose_too_long`, `glimcap_author_invalid`
   */
  async edit(reviewed: Reviewed, { author, prose }: DraftEdits, by: string): Promise<GlimcapReport> {
    return this.#em.transactional(async (em) => {
      const report = await getReviewed(em, reviewed);
      const figures = figuresFromJson(report.figures);
      const edited = {
        ...figures,
        author: author === undefined ? figures.author : checkedAuthor(author),
        prose: editProse(figures.prose ?? {}, prose ?? {}),
      };
      if (reportChanges(figures, edited).length === 0) return report;
      fillReport(report, edited);
      report.revision += 1;
      await keepVersion(em, report, { kind: 'edited', at: this.#clock.now(), by });
      await this.#outbox.add(em, 'glimcap.drafted', { reportId: report.id });
      return report;
    });
  }

  /**
   * Notes that somebody has seen these findings and why the report may be published all the same; all or none.
   * @throws DomainError conflict when the draft is published or was drafted anew; not_found
   *   `glimcap_finding_gone`; invalid `glimcap_reason_invalid`; conflict `glimcap_must_mend`
   */
  async acknowledge(reviewed: Reviewed, { findingIds, reason, by }: Acknowledging): Promise<void> {
    const said = reason.trim();
    if (said.length < REASON_LENGTH.min || said.length > REASON_LENGTH.max) throw noReason();
    await this.#em.transactional(async (em) => {
      const report = await getReviewed(em, reviewed);
      const { open } = await gateState(em, report, this.#timeZone);
      for (const findingId of new Set(findingIds)) {
        const { id: finding, text } = getOpen(open, findingId);
        const madeAt = this.#clock.now();
        em.create(GlimcapAcknowledgementSchema, { report, finding, text, reason: said, madeAt, madeBy: by });
      }
      await em.flush();
      await this.#outbox.add(em, 'glimcap.drafted', { reportId: report.id });
    });
  }

  /** The findings of a draft, and which of them are acknowledged. */
  gate(report: GlimcapReport): Promise<GateState> {
    return gateState(this.#em, report, this.#timeZone);
  }

  /** What is otherwise than in the version before, or null for a first draft. */
  async changes(report: GlimcapReport): Promise<ReportChange[] | null> {
    const [before, latest] = (await listVersions(this.#em, report.id)).slice(-2);
    if (!before || !latest) return null;
    return reportChanges(figuresFromJson(before.figures), figuresFromJson(latest.figures));
  }
}

interface Acknowledging {
  /** Each one a `Finding.id` that is open. */
  findingIds: readonly string[];
  /** Why the report may be published all the same. */
  reason: string;
  by: string;
}

/** An acknowledgement counts as long as its finding says the same. */
export async function gateState(em: EntityManager, report: GlimcapReport, timeZone: string): Promise<GateState> {
  const published = await publishedReports(em);
  const { findings } = reviewReport({
    figures: figuresFromJson(report.figures),
    published: published.filter(({ weekEnd }) => weekEnd < report.weekEnd),
    timeZone,
  });
  const made = await em.find(GlimcapAcknowledgementSchema, { report: report.id });
  const byFinding = new Map(made.map((each) => [each.finding, each]));
  return {
    open: findings.filter(({ id }) => !byFinding.has(id)),
    acknowledged: findings.flatMap((finding) => {
      const acknowledgement = byFinding.get(finding.id);
      return acknowledgement ? [{ finding, acknowledgement }] : [];
    }),
  };
}

function getOpen(open: readonly Finding[], findingId: string): Finding {
  const finding = open.find(({ id }) => id === findingId);
  if (!finding) throw findingGone();
  if (finding.kind === 'reference') throw mustMend(finding);
  return finding;
}

function checkedAuthor(author: string): string {
  const name = author.trim();
  if (name !== '' && name.length <= AUTHOR_LENGTH && !/\p{Cc}/u.test(name)) return name;
  throw new DomainError(
    'invalid',
    'glimcap_author_invalid',
    `Name who wrote it, in up to ${AUTHOR_LENGTH} characters.`,
  );
}

function noReason(): DomainError {
  const { min, max } = REASON_LENGTH;
  return new DomainError('invalid', 'glimcap_reason_invalid', `Say why, in ${min} to ${max} characters.`);
}

function findingGone(): DomainError {
  return new DomainError('not_found', 'glimcap_finding_gone', 'That is not open any more. Look at the draft again.');
}

function mustMend({ text }: Finding): DomainError {
  return new DomainError('conflict', 'glimcap_must_mend', `This cannot stand, correct the text first: ${text}`);
}
