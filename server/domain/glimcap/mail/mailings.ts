import { randomUUIDv7 } from 'node:crypto';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import type { Outbox } from '../../outbox.ts';
import { type GlimcapReport, GlimcapReportSchema } from '../glimcap-report.entity.ts';
import { type GlimcapMailing, GlimcapMailingSchema, type MailingState } from './mailing.entity.ts';
import { type GlimcapReader, GlimcapReaderSchema } from './reader.entity.ts';
import type { GlimcapReaders } from './readers.ts';

/** Readers are taken on in batches: each is one short transaction, and a crash loses at most one. */
const BATCH = 500;
/** A report that no mail server took for so long is news no more. The queue tries a little longer. */
const GIVEN_UP_MS = 3 * 86_400_000;

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  glimcapReaders: GlimcapReaders;
}

/** A mailing whose turn it is. */
export interface DueMailing {
  mailing: GlimcapMailing;
  report: GlimcapReport;
  reader: GlimcapReader;
  /** For the link with which the reader leaves. */
  leaveToken: string;
  /** Whether the mail server may have it already: an earlier attempt ended without anybody knowing how. */
  mayBeSecond: boolean;
}

/** The mailings of published reports: one row for each report and reader, so that nobody is left out and nobody asked for twice. */
export class GlimcapMailings {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #readers: GlimcapReaders;

  constructor({ em, clock, outbox, glimcapReaders }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#readers = glimcapReaders;
  }

  /**
   * Makes a mailing, and the job that sends it, for every reader there is. Whoever goes on after a crash makes those
   * that are missing.
   * @returns how many were made
   */
  async prepare(reportId: string): Promise<number> {
    if (!this.#readers.isOpen) return 0;
    const report = await this.#em.findOne(GlimcapReportSchema, { id: reportId, state: 'published' });
    if (!report) return 0;
    for (let made = 0; ; ) {
      const batch = await this.#prepareBatch(report);
      made += batch;
      if (batch < BATCH) return made;
    }
  }

  /**
   * Takes up a mailing and notes the attempt before it is made.
   * @returns null when nothing is to be sent any more
   */
  async begin(mailingId: string): Promise<DueMailing | null> {
    return this.#em.transactional(async (em) => {
      const mailing = await em.findOne(GlimcapMailingSchema, { id: mailingId }, FOR_UPDATE);
      if (mailing?.state !== 'due') return null;
      const reader = await em.findOneOrFail(GlimcapReaderSchema, { id: mailing.reader.id }, FOR_UPDATE);
      if (reader.state !== 'confirmed') {
        mailing.state = 'skipped';
        return null;
      }
      const report = await em.findOneOrFail(GlimcapReportSchema, { id: mailing.report.id });
      const mayBeSecond = Boolean(mailing.attemptedAt) && !mailing.reason;
      em.assign(mailing, { attemptedAt: this.#clock.now(), attempts: mailing.attempts + 1, reason: null });
      return { mailing, report, reader, leaveToken: this.#readers.leaveToken(reader), mayBeSecond };
    });
  }

  async sent(mailingId: string): Promise<void> {
    await this.#end(mailingId, 'sent', null);
  }

  /** @param reason in the mail server's words */
  async refused(mailingId: string, reason: string): Promise<void> {
    await this.#end(mailingId, 'refused', reason);
  }

  /** Notes why an attempt came to nothing. @returns whether another one is worth while */
  async delayed(mailingId: string, reason: string): Promise<boolean> {
    const { createdAt } = await this.#em.findOneOrFail(GlimcapMailingSchema, { id: mailingId }, { refresh: true });
    const isGivenUp = this.#clock.now().getTime() - createdAt.getTime() >= GIVEN_UP_MS;
    await this.#end(mailingId, isGivenUp ? 'failed' : 'due', reason);
    return !isGivenUp;
  }

  /** How many mailings of a report there are in each state. */
  async count(reportId: string): Promise<Partial<Record<MailingState, number>>> {
    const rows = await this.#em.execute<{ state: MailingState; count: number }[]>(
      'select state, count(*)::int as count from glimcap_mailing where report_id = ? group by state order by state',
      [reportId],
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  }

  async #prepareBatch(report: GlimcapReport): Promise<number> {
    return this.#em.transactional(async (em) => {
      await em.execute(LOCK, [`glimcap mailings ${report.id}`]);
      const readers = await em.execute<{ id: string }[]>(WITHOUT_MAILING, [report.id, BATCH]);
      if (readers.length === 0) return 0;
      const createdAt = this.#clock.now();
      const mailings = readers.map(({ id: reader }) => {
        return { id: randomUUIDv7(), report: report.id, reader, state: 'due' as const, createdAt };
      });
      await em.insertMany(GlimcapMailingSchema, mailings);
      const payloads = mailings.map(({ id: mailingId }) => ({ mailingId }));
      await this.#outbox.addAll(em, 'glimcap.mailing', payloads);
      return mailings.length;
    });
  }

  async #end(mailingId: string, state: MailingState, reason: string | null): Promise<void> {
    await this.#em.nativeUpdate(
      GlimcapMailingSchema,
      { id: mailingId, state: 'due' },
      { state, reason: reason?.slice(0, 500) ?? null, ...(state === 'sent' && { sentAt: this.#clock.now() }) },
    );
  }
}

const FOR_UPDATE = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
/** Of two who prepare the same report at once, one waits. */
const LOCK = 'select pg_advisory_xact_lock(hashtext(?))';
const WITHOUT_MAILING = `select reader.id from glimcap_reader reader
  where reader.state = 'confirmed' and not exists (
    select 1 from glimcap_mailing mailing where mailing.report_id = ? and mailing.reader_id = reader.id)
  order by reader.id limit ?`;
