import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { DomainError } from '../../errors.ts';
import { addDays, type CalendarDay, dayAt, isoWeekday } from '../../metrics/zoned-day.ts';
import { checkedText, type NewWin, shortened, type WinMessage, type WinPerson, type WinText } from './new-win.ts';
import { type Win, WinSchema, type WinState } from './win.entity.ts';
import { WIN_AREAS } from './win-area.ts';

/** More than a week ever had. */
const LISTED = 200;
/** As many as one person may propose within an hour before anybody has decided on one. */
const PROPOSALS_PER_HOUR = 10;
const HOUR_MS = 3_600_000;
const PUBLISHED = `select 1 from glimcap_report where state = 'published' and week_end >= ? limit 1`;
const LOCK = 'select pg_advisory_xact_lock(hashtext(?))';

interface Parts {
  em: EntityManager;
  clock: Clock;
  timeZone: string;
}

/** What went well: proposed by anyone, accepted by staff, printed in the report of its week. */
export class Wins {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #timeZone: string;

  constructor({ em, clock, timeZone }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#timeZone = timeZone;
  }

  /**
   * Keeps a win, for staff to decide on; what staff add themselves is accepted at once. One for a week whose
   * report is published goes into the running week.
   * @throws DomainError invalid `win_text_invalid`, `win_area_invalid`, `win_week_invalid`; conflict `win_too_many`
   */
  async add({ author, source, weekEnd, ...said }: NewWin, { isStaff }: { isStaff: boolean }): Promise<Win> {
    const checked = checkedText(said);
    const now = this.#clock.now();
    return this.#em.transactional(async (em) => {
      if (!isStaff) await this.#checkRate(em, author);
      const win = em.create(WinSchema, {
        ...checked,
        weekEnd: await this.#openWeek(em, weekEnd === undefined ? this.#weekOf(now) : checkedWeek(weekEnd)),
        authorName: author.name.slice(0, 100),
        authorId: author.discordId,
        source,
        state: isStaff ? 'accepted' : 'proposed',
        proposedAt: now,
        proposedBy: author.name.slice(0, 100),
        proposerId: author.discordId,
        ...(isStaff && { decidedAt: now, decidedBy: author.name.slice(0, 100) }),
      });
      await em.flush();
      return win;
    });
  }

  /**
   * Proposes what a message says, for the week it was sent in. A message is one win: who proposes it after another
   * changes nothing, and one that was taken back stands again.
   * @returns null for a message without words
   * @throws DomainError conflict `win_too_many`
   */
  async propose(message: WinMessage, by: WinPerson): Promise<Win | null> {
    const text = shortened(message.text);
    if (text === '') return null;
    return this.#em.transactional(async (em) => {
      await em.execute(LOCK, [`win ${message.id}`]);
      const standing = await em.findOne(WinSchema, { messageId: message.id }, { refresh: true });
      if (standing && standing.state !== 'withdrawn') return standing;
      if (!standing) await this.#checkRate(em, by);
      const proposal = {
        text,
        state: 'proposed',
        proposedAt: this.#clock.now(),
        proposedBy: by.name.slice(0, 100),
        proposerId: by.discordId,
      } as const;
      if (standing) return em.assign(standing, proposal);
      return em.create(WinSchema, {
        ...proposal,
        weekEnd: await this.#openWeek(em, this.#weekOf(message.sentAt)),
        area: 'community',
        authorName: message.author.name.slice(0, 100),
        authorId: message.author.discordId,
        source: 'reaction',
        messageId: message.id,
        messageUrl: message.url,
      });
    });
  }

  /** Takes back what the same person proposed, as long as nobody has decided. @returns whether there was such a win */
  async withdraw(messageId: string, proposerId: string): Promise<boolean> {
    const changed = await this.#em.nativeUpdate(
      WinSchema,
      { messageId, proposerId, state: 'proposed' },
      { state: 'withdrawn' },
    );
    return changed > 0;
  }

  /** @throws DomainError not_found `win_not_found` */
  async get(id: string): Promise<Win> {
    return (await this.#em.findOne(WinSchema, { id }, { refresh: true })) ?? gone();
  }

  /** @throws DomainError not_found `win_not_found`; conflict `win_withdrawn` */
  accept(id: string, by: string): Promise<Win> {
    return this.#decide(id, 'accepted', by);
  }

  /** A declined win can still be accepted, and the other way round. @throws DomainError not_found `win_not_found`; conflict `win_withdrawn` */
  decline(id: string, by: string): Promise<Win> {
    return this.#decide(id, 'declined', by);
  }

  /** Changes what is said of a win. @throws DomainError not_found `win_not_found`; invalid `win_text_invalid`, `win_area_invalid` */
  async edit(id: string, said: WinText): Promise<Win> {
    const checked = checkedText(said);
    return this.#em.transactional(async (em) => em.assign(await getWin(em, id), checked));
  }

  /** What the report of a week prints: what was accepted, by area, then as it came in. */
  async listForWeek(weekEnd: CalendarDay): Promise<Win[]> {
    return inOrder(await this.#list(weekEnd, ['accepted']));
  }

  /** Everything about a week that staff may decide on, by area, then as it came in. */
  async listAll(weekEnd: CalendarDay): Promise<Win[]> {
    return inOrder(await this.#list(weekEnd, ['proposed', 'accepted', 'declined']));
  }

  /** Everything that nobody has decided on, oldest first, whichever its week. */
  listProposed({ limit }: { limit: number }): Promise<Win[]> {
    return this.#em.find(WinSchema, { state: 'proposed' }, { orderBy: { proposedAt: 'asc', id: 'asc' }, limit });
  }

  /** Those of the messages that are wins already, whatever was decided on them; not those that were taken back. */
  async listKnownMessages(messageIds: readonly string[]): Promise<string[]> {
    const wins = await this.#em.find(WinSchema, { messageId: { $in: [...messageIds] }, state: { $ne: 'withdrawn' } });
    return wins.flatMap(({ messageId }) => messageId ?? []);
  }

  /** The Sunday of the running week, or of the one before it. */
  weekEnd(which: 'this' | 'last' = 'this'): CalendarDay {
    return addDays(this.#weekOf(this.#clock.now()), which === 'this' ? 0 : -7);
  }

  /** Deletes what a member said that is not decided, and their name from what is. @returns how many wins named them */
  async forgetMember(discordId: string): Promise<number> {
    return this.#em.transactional(async (em) => {
      const undecided = { authorId: discordId, state: { $in: ['proposed', 'declined', 'withdrawn'] as WinState[] } };
      const deleted = await em.nativeDelete(WinSchema, undecided);
      const blanked = await em.nativeUpdate(WinSchema, { authorId: discordId }, { authorId: null, authorName: '' });
      await em.nativeUpdate(WinSchema, { proposerId: discordId }, { proposerId: null, proposedBy: '' });
      return deleted + blanked;
    });
  }

  async #decide(id: string, state: 'accepted' | 'declined', by: string): Promise<Win> {
    return this.#em.transactional(async (em) => {
      const win = await getWin(em, id);
      if (win.state === 'withdrawn') throw withdrawn();
      if (win.state === state) return win;
      const weekEnd = state === 'accepted' ? await this.#openWeek(em, win.weekEnd) : win.weekEnd;
      return em.assign(win, { state, weekEnd, decidedAt: this.#clock.now(), decidedBy: by.slice(0, 100) });
    });
  }

  #list(weekEnd: CalendarDay, states: WinState[]): Promise<Win[]> {
    const where = { weekEnd, state: { $in: states } };
    return this.#em.find(WinSchema, where, { orderBy: { proposedAt: 'asc', id: 'asc' }, limit: LISTED });
  }

  /** A published report does not change, so what comes too late for it belongs to the running week. */
  async #openWeek(em: EntityManager, weekEnd: CalendarDay): Promise<CalendarDay> {
    const [published] = await em.execute(PUBLISHED, [weekEnd]);
    return published ? this.weekEnd() : weekEnd;
  }

  /** Somebody who is known by a name only is not counted. */
  async #checkRate(em: EntityManager, { discordId }: WinPerson): Promise<void> {
    if (discordId === null) return;
    const since = new Date(this.#clock.now().getTime() - HOUR_MS);
    const recent = await em.count(WinSchema, { proposerId: discordId, proposedAt: { $gt: since }, decidedAt: null });
    if (recent >= PROPOSALS_PER_HOUR) throw tooMany();
  }

  #weekOf(at: Date): CalendarDay {
    const day = dayAt(at, this.#timeZone);
    return addDays(day, 7 - isoWeekday(day));
  }
}

async function getWin(em: EntityManager, id: string): Promise<Win> {
  const win = await em.findOne(WinSchema, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  return win ?? gone();
}

function gone(): never {
  throw new DomainError('not_found', 'win_not_found', 'That win is gone.');
}

function inOrder(wins: Win[]): Win[] {
  return wins.toSorted((a, b) => WIN_AREAS.indexOf(a.area) - WIN_AREAS.indexOf(b.area));
}

function checkedWeek(weekEnd: CalendarDay): CalendarDay {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(weekEnd) && !Number.isNaN(Date.parse(weekEnd));
  if (isDay && isoWeekday(weekEnd) === 7) return weekEnd;
  throw new DomainError('invalid', 'win_week_invalid', 'A week is named by its Sunday, such as 2026-03-08.');
}

function tooMany(): DomainError {
  const sentence = `You have proposed ${PROPOSALS_PER_HOUR} wins within the hour, and staff read them all. Try again later.`;
  return new DomainError('conflict', 'win_too_many', sentence, { count: PROPOSALS_PER_HOUR });
}

function withdrawn(): DomainError {
  return new DomainError('conflict', 'win_withdrawn', 'The person who proposed that win has withdrawn it.');
}
