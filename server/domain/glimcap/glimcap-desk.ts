import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import type { Outbox } from '../outbox.ts';
import type { ClosingSections } from './closing-sections.ts';
import type { Figures } from './figures.ts';
import { figuresFromJson } from './figures-json.ts';
import { fillReport } from './fill-report.ts';
import { type GlimcapAcknowledgement, GlimcapAcknowledgementSchema } from './glimcap-acknowledgement.entity.ts';
import type { GlimcapReport } from './glimcap-report.entity.ts';
import type { GlimcapVersion } from './glimcap-version.entity.ts';
import { editProse, type Prose } from './prose.ts';
import { publishedReports } from './published-reports.ts';
import { type ReportChange, reportChanges } from './report-changes.ts';
import { keepVersion, listLatestVersions } from './report-versions.ts';
import { type Review, reviewReport } from './review-report.ts';
import { getReviewed, type Reviewed } from './reviewed-report.ts';
import type { Finding } from './sanity/finding.ts';
import type { SupportBlock } from './texts/support-block.ts';

const REASON_LENGTH = { min: 3, max: 500 };
const AUTHOR_LENGTH = 100;

/** Everything that is seen at the desk of a draft, in one row. */
const SEEN = `
  select concat_ws(E'\\n', revision, state,
    (select string_agg(finding, ',' order by finding) from glimcap_acknowledgement where report_id = report.id),
    (select string_agg(concat_ws(' ', id, state, area, area_name, text, author_name), E'\\n' order by id)
       from win where week_end = report.week_end),
    (select string_agg(concat_ws(' ', id, position, changed_at), E'\\n' order by id)
       from roadmap_item where removed_at is null),
    (select changed_at from report_text where key = 'support')) as seen
  from glimcap_report report where id = ?`;

/** What an editor changes. What is left out stays. */
export interface DraftEdits {
  author?: string | undefined;
  prose?: Prose | undefined;
  /** The support block of this and all later reports, and what its writer had before them. */
  support?: { text: string; was: string } | undefined;
}

/** A version of a draft, and what it changed; null for the first one. */
export interface DraftVersion {
  version: GlimcapVersion;
  changes: ReportChange[] | null;
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
  closing: ClosingSections;
  supportBlock: SupportBlock;
  timeZone: string;
}

/** The editor's desk: texts, the sanity gate, and what changed from draft to draft. */
export class GlimcapDesk {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #closing: ClosingSections;
  readonly #supportBlock: SupportBlock;
  readonly #timeZone: string;

  constructor({ em, clock, outbox, closing, supportBlock, timeZone }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#closing = closing;
    this.#supportBlock = supportBlock;
    this.#timeZone = timeZone;
  }

  /**
   * Changes the texts or the author of a reviewed draft, and takes in the wins, the roadmap and the support
   * block as they are now; the figures stay. What has changed gets a new revision.
   * @throws DomainError conflict when it is published or was drafted anew, and `support_text_changed`; invalid
   *   `glimcap_prose_too_long`, `glimcap_author_invalid`, `support_text_too_long`
   */
  async edit(reviewed: Reviewed, { author, prose, support }: DraftEdits, by: string): Promise<GlimcapReport> {
    return this.#em.transactional(async (em) => {
      const report = await getReviewed(em, reviewed);
      if (support) await this.#supportBlock.change(support.text, by, support.was);
      const figures = figuresFromJson(report.figures);
      const edited = {
        ...figures,
        author: author === undefined ? figures.author : checkedAuthor(author),
        prose: editProse(figures.prose ?? {}, prose ?? {}),
        ...(await this.#closing.gather(report.weekEnd)),
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

  /** A draft as its editor sees it: its rows, what is found, and what may be said of it. */
  async look(report: GlimcapReport): Promise<{ review: Review; gate: GateState }> {
    const review = await reviewOf(this.#em, report, this.#timeZone);
    return { review, gate: await judged(this.#em, report, review.findings) };
  }

  /**
   * What `edit` would make of a draft, without writing anything. An author is taken as far as it is typed.
   * @throws DomainError invalid `glimcap_prose_too_long`
   */
  async tryOut(report: GlimcapReport, { author, prose, support }: TriedEdits): Promise<Figures> {
    const figures = figuresFromJson(report.figures);
    return {
      ...figures,
      ...(author === undefined ? {} : { author: author.trim() }),
      prose: editProse(figures.prose ?? {}, prose ?? {}),
      ...(await this.#closing.gather(report.weekEnd)),
      ...(support === undefined ? {} : { support: support.trim() }),
    };
  }

  /** What is otherwise than in the version before, or null for a first draft. */
  async changes(report: GlimcapReport): Promise<ReportChange[] | null> {
    const [latest] = await this.listVersions(report, 1);
    return latest?.changes ?? null;
  }

  /** The latest versions of a report with what each of them changed, newest first. */
  async listVersions(report: GlimcapReport, limit: number): Promise<DraftVersion[]> {
    const versions = await listLatestVersions(this.#em, report.id, limit + 1);
    return versions.slice(0, limit).map((version, index) => {
      const before = versions[index + 1];
      const changes = before && reportChanges(figuresFromJson(before.figures), figuresFromJson(version.figures));
      return { version, changes: changes ?? null };
    });
  }

  /**
   * Another text as soon as there is something else to see at the desk: the draft, its acknowledgements, the
   * week's wins, the roadmap or the support block.
   */
  async stamp({ id }: Pick<GlimcapReport, 'id'>): Promise<string> {
    const [seen] = await this.#em.execute<{ seen: string }[]>(SEEN, [id]);
    return createHash('sha256')
      .update(seen?.seen ?? '')
      .digest('base64url')
      .slice(0, 16);
  }
}

/** What is typed at the desk. */
interface TriedEdits {
  author?: string | undefined;
  prose?: Prose | undefined;
  support?: string | undefined;
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
  const { findings } = await reviewOf(em, report, timeZone);
  return judged(em, report, findings);
}

async function reviewOf(em: EntityManager, report: GlimcapReport, timeZone: string): Promise<Review> {
  const published = await publishedReports(em);
  return reviewReport({
    figures: figuresFromJson(report.figures),
    published: published.filter(({ weekEnd }) => weekEnd < report.weekEnd),
    timeZone,
  });
}

async function judged(em: EntityManager, report: GlimcapReport, findings: readonly Finding[]): Promise<GateState> {
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
    { max: AUTHOR_LENGTH },
  );
}

function noReason(): DomainError {
  const { min, max } = REASON_LENGTH;
  return new DomainError('invalid', 'glimcap_reason_invalid', `Say why, in ${min} to ${max} characters.`, { min, max });
}

function findingGone(): DomainError {
  return new DomainError('not_found', 'glimcap_finding_gone', 'That is not open any more. Look at the draft again.');
}

function mustMend({ text }: Finding): DomainError {
  return new DomainError('conflict', 'glimcap_must_mend', `This cannot stand, correct the text first: ${text}`, {
    text,
  });
}
