import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import type { Outbox } from '../outbox.ts';
import {
  type CapabilityNotice,
  CapabilityNoticeSchema,
  type NoticeOutcome,
  type ToldIn,
} from './capability-notice.entity.ts';
import { type CapabilityReport, CapabilityReportSchema } from './capability-report.entity.ts';
import { isFailing } from './is-failing.ts';

/** A trouble that is over sooner is nobody's business; and it is over once all was well for so long. */
export const PATIENCE_MS = 5 * 60_000;
/** Who works again and fails again for so long does not work. */
const FLAPPING = 3;
/** A capability that had notices of late is waited for longer: so many times, for none, one, and more. */
const DAMPING = [1, 6, 36] as const;
const LATE_MS = 6 * 60 * 60_000;
/** The capability of telling staff: that it does not work is told to nobody. */
export const NOTICES = 'notices';
const BATCH = 500;

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
}

/**
 * What staff are told: once when something stopped working, once when it works again. One notice is open a
 * capability and guild, and each is a row, so that restarts neither repeat nor lose one.
 */
export class CapabilityNotices {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;

  constructor({ em, clock, outbox }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
  }

  find(id: string): Promise<CapabilityNotice | null> {
    return this.#em.findOne(CapabilityNoticeSchema, { id }, { refresh: true });
  }

  /** A guild's open ones, oldest first. */
  listOpen(guildId: string): Promise<CapabilityNotice[]> {
    return this.#em.find(CapabilityNoticeSchema, { guildId, closedAt: null }, { orderBy: { openedAt: 'asc' } });
  }

  /** Opens and closes what is due. Twice at once is once. @returns how many changed */
  async settle(): Promise<number> {
    return this.#em.transactional(async (em) => {
      await em.execute(`select pg_advisory_xact_lock(hashtext('capability notices'))`);
      const open = await em.find(CapabilityNoticeSchema, { closedAt: null }, { refresh: true });
      const troubled = await em.find(
        CapabilityReportSchema,
        { brokenSince: { $ne: null } },
        { refresh: true, orderBy: { brokenSince: 'asc' }, limit: BATCH },
      );
      const openOf = new Map(open.map((notice) => [nameOf(notice), notice]));
      let count = 0;
      for (const report of troubled) count += await this.#settleOne(em, report, openOf.get(nameOf(report)));
      const names = new Set(troubled.map(nameOf));
      // What was switched off, or forgotten with its guild, has no trouble any more.
      if (troubled.length < BATCH) {
        for (const notice of open.filter((each) => !names.has(nameOf(each)))) {
          await this.#close(em, notice, 'off');
          count += 1;
        }
      }
      return count;
    });
  }

  async attempted(notice: CapabilityNotice, channelId: string): Promise<void> {
    this.#em.assign(notice, { attemptedAt: this.#clock.now(), channelId });
    await this.#em.flush();
  }

  async told(notice: CapabilityNotice, toldIn: ToldIn, messageId: string | null): Promise<void> {
    this.#em.assign(notice, { toldIn, messageId });
    await this.#em.flush();
  }

  async closingTold(notice: CapabilityNotice): Promise<void> {
    notice.closingToldAt = this.#clock.now();
    await this.#em.flush();
  }

  async #settleOne(em: EntityManager, report: CapabilityReport, open: CapabilityNotice | undefined): Promise<number> {
    if (this.#isWell(report)) {
      report.brokenSince = null;
      if (open) await this.#close(em, open, 'works');
      return open ? 1 : 0;
    }
    const reason = report.problem ?? report.failure ?? '';
    if (open) return this.#mention(em, open, reason);
    if (report.key === NOTICES || !(await this.#isNews(em, report))) return 0;
    const notice = em.create(CapabilityNoticeSchema, {
      guildId: report.guildId,
      key: report.key,
      since: report.brokenSince ?? this.#clock.now(),
      reason,
      openedAt: this.#clock.now(),
    });
    await em.flush();
    await this.#enqueue(em, notice);
    return 1;
  }

  /** Whether it has worked, or could have, for long enough. */
  #isWell(report: CapabilityReport): boolean {
    if (isFailing(report)) return false;
    const last = Math.max(...[report.lastFailedAt, report.mendedAt].map((each) => each?.getTime() ?? 0));
    return this.#clock.now().getTime() - last >= PATIENCE_MS;
  }

  /** Whether the trouble has lasted long enough to be told: without a break, or on and off for longer. */
  async #isNews(em: EntityManager, report: CapabilityReport): Promise<boolean> {
    const now = this.#clock.now().getTime();
    const lastsMs = now - (report.brokenSince?.getTime() ?? now);
    if (lastsMs < PATIENCE_MS) return false;
    const { guildId, key } = report;
    const closedAt = { $gt: new Date(now - LATE_MS) };
    const lately = await em.count(CapabilityNoticeSchema, { guildId, key, closedAt });
    const times = (DAMPING[lately] ?? DAMPING[2]) * (isFailing(report) ? 1 : FLAPPING);
    return lastsMs >= times * PATIENCE_MS;
  }

  /** Another reason is shown in the same message. */
  async #mention(em: EntityManager, notice: CapabilityNotice, reason: string): Promise<number> {
    if (notice.reason === reason) return 0;
    notice.reason = reason;
    await this.#enqueue(em, notice);
    return 1;
  }

  async #close(em: EntityManager, notice: CapabilityNotice, outcome: NoticeOutcome): Promise<void> {
    em.assign(notice, { outcome, closedAt: this.#clock.now(), closingId: randomUUIDv7() });
    await em.flush();
    await this.#enqueue(em, notice);
  }

  #enqueue(em: EntityManager, { id }: CapabilityNotice): Promise<void> {
    return this.#outbox.add(em, 'capability.notice', { noticeId: id }, { key: `capability.notice:${id}` });
  }
}

function nameOf({ guildId, key }: { guildId: string; key: string }): string {
  return `${guildId}:${key}`;
}
