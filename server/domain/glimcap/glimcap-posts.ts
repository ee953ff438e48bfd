import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { figuresFromJson } from './figures-json.ts';
import { type GlimcapPost, type GlimcapPostKind, GlimcapPostSchema } from './glimcap-post.entity.ts';
import type { GlimcapReport } from './glimcap-report.entity.ts';
import { type ReportChange, reportChanges } from './report-changes.ts';
import { listVersions } from './report-versions.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
}

/** Where a message about a report belongs. */
export interface Place {
  kind: GlimcapPostKind;
  textChannelId: string;
}

/**
 * The messages about reports. Each step is stored before the next is taken, so that whoever goes on
 * after a crash knows what may have happened.
 */
export class GlimcapPosts {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: Parts) {
    this.#em = em;
    this.#clock = clock;
  }

  /** The message about this draft of the report in that place, made on first call. */
  async prepare({ id: report, revision }: GlimcapReport, { kind, textChannelId }: Place): Promise<GlimcapPost> {
    await this.#em.upsert(
      GlimcapPostSchema,
      { report, kind, revision, textChannelId },
      { onConflictFields: ['report', 'kind', 'revision', 'textChannelId'], onConflictAction: 'ignore' },
    );
    return this.#em.findOneOrFail(GlimcapPostSchema, { report, kind, revision, textChannelId }, { refresh: true });
  }

  /** The message that was prepared last, for whichever draft of the report. */
  findLatest({ id: report }: GlimcapReport, { kind, textChannelId }: Place): Promise<GlimcapPost | null> {
    return this.#em.findOne(
      GlimcapPostSchema,
      { report, kind, textChannelId },
      { orderBy: { revision: 'desc' }, refresh: true },
    );
  }

  /** Messages that were posted, of every draft, oldest first. */
  listPosted(reportId: string, kind: GlimcapPostKind): Promise<GlimcapPost[]> {
    return this.#em.find(
      GlimcapPostSchema,
      { report: reportId, kind, messageId: { $ne: null }, deletedAt: null },
      { orderBy: { revision: 'asc' } },
    );
  }

  /**
   * Everything that is otherwise than in the draft that staff were shown before this one, which need not be the one
   * before it: drafts may follow each other faster than they are posted.
   * @returns null when they were shown none
   */
  async changesSinceShown({ id: report, revision }: GlimcapReport): Promise<ReportChange[] | null> {
    const shown = await this.#em.findOne(
      GlimcapPostSchema,
      { report, kind: 'review', messageId: { $ne: null }, revision: { $lt: revision } },
      { orderBy: { revision: 'desc' } },
    );
    if (!shown) return null;
    // Each revision of a draft is one version of its report, the latest last.
    const versions = await listVersions(this.#em, report);
    const [before, latest] = [versions.at(shown.revision - revision - 1), versions.at(-1)];
    return before && latest ? reportChanges(figuresFromJson(before.figures), figuresFromJson(latest.figures)) : null;
  }

  async attempted(post: GlimcapPost): Promise<void> {
    post.attemptedAt = this.#clock.now();
    await this.#em.flush();
  }

  async posted(post: GlimcapPost, messageId: string): Promise<void> {
    this.#em.assign(post, { messageId, postedAt: this.#clock.now(), failure: null });
    await this.#em.flush();
  }

  /** In which thread it stands, or that one has begun with it. */
  async inThread(post: GlimcapPost, threadId: string): Promise<void> {
    post.threadId = threadId;
    await this.#em.flush();
  }

  async deleted(post: GlimcapPost): Promise<void> {
    post.deletedAt = this.#clock.now();
    await this.#em.flush();
  }

  /** @param reason a sentence for the guild's staff */
  async failed(post: GlimcapPost, reason: string): Promise<void> {
    post.failure = reason.slice(0, 500);
    await this.#em.flush();
  }
}
