import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { User } from '../../accounts/user.entity.ts';
import { type Channel, ChannelSchema } from '../../channels/channel.entity.ts';
import type { Clock } from '../../clock.ts';
import { DomainError } from '../../errors.ts';
import type { Outbox } from '../../outbox.ts';
import { type Occurrence, occurrencesOf, type Plan } from './occurrences.ts';
import { type PlanInput, parsePlan } from './parse-plan.ts';
import { type PlannedStream, plannedByAll, plannedOf } from './planned-streams.ts';
import { requestGuildEvents } from './request-guild-events.ts';
import { type ScheduleEntry, ScheduleEntrySchema } from './schedule-entry.entity.ts';
import { ScheduleSkipSchema } from './schedule-skip.entity.ts';

const ENTRIES_MAX = 20;
const DAY_MS = 86_400_000;
const AHEAD_DAYS = 366;

/** When channels mean to stream. Only a channel's owner changes its schedule. */
export class Schedules {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;

  constructor({ em, clock, outbox }: { em: EntityManager; clock: Clock; outbox: Outbox }) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
  }

  /** What is planned and not over, by when it was planned first. */
  async list(channel: Pick<Channel, 'id'>): Promise<ScheduleEntry[]> {
    const entries = await this.#em.find(
      ScheduleEntrySchema,
      { channel: channel.id },
      { orderBy: { createdAt: 'asc', id: 'asc' } },
    );
    return entries.filter((entry) => this.#next(entry) !== undefined);
  }

  /** What begins within so many days or is going on, earliest first. */
  async listPlanned(channel: Pick<Channel, 'id'>, { days }: { days: number }): Promise<PlannedStream[]> {
    return plannedOf(await this.list(channel), this.#rangeOf(days), this.#em);
  }

  /** What all streamers plan for so many days and do not skip, earliest first; the owners of the channels are loaded. */
  listComing({ days }: { days: number }): Promise<PlannedStream[]> {
    return plannedByAll(this.#rangeOf(days), this.#em);
  }

  /**
   * @throws DomainError forbidden `not_channel_owner`; conflict `schedule_full`; invalid `schedule_past`,
   *   `schedule_far`, and those of `parsePlan`
   */
  async add(channel: Channel, by: User, input: PlanInput): Promise<ScheduleEntry> {
    demandOwner(channel, by);
    const plan = this.#demandSoon(parsePlan(input));
    return this.#em.transactional(async (em) => {
      await em.findOneOrFail(ChannelSchema, { id: channel.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if ((await this.list(channel)).length >= ENTRIES_MAX) {
        const sentence = `A schedule has ${ENTRIES_MAX} entries at most. Remove one first.`;
        throw new DomainError('conflict', 'schedule_full', sentence, { max: ENTRIES_MAX });
      }
      const entry = em.create(ScheduleEntrySchema, { channel, ...plan, createdAt: this.#clock.now() });
      await em.flush();
      await requestGuildEvents(em, this.#outbox);
      return entry;
    });
  }

  /** @throws DomainError not_found `schedule_entry_not_found`, and those of `add` */
  async change(
    channel: Channel,
    by: User,
    { entryId, ...input }: PlanInput & { entryId: string },
  ): Promise<ScheduleEntry> {
    const entry = await this.#getOwn(channel, by, entryId);
    const plan = this.#demandSoon(parsePlan(input));
    await this.#em.transactional(async (em) => {
      em.assign(entry, plan);
      await em.flush();
      await requestGuildEvents(em, this.#outbox);
    });
    return entry;
  }

  /** @throws DomainError forbidden `not_channel_owner`; not_found `schedule_entry_not_found` */
  async remove(channel: Channel, by: User, entryId: string): Promise<ScheduleEntry> {
    const entry = await this.#getOwn(channel, by, entryId);
    await this.#em.transactional(async (em) => {
      await em.nativeDelete(ScheduleEntrySchema, { id: entry.id });
      await requestGuildEvents(em, this.#outbox);
    });
    return entry;
  }

  /**
   * One time does not take place, or does after all.
   * @throws DomainError forbidden `not_channel_owner`; not_found `schedule_entry_not_found`, `occurrence_not_found`
   */
  async skip(
    channel: Channel,
    by: User,
    { entryId, day, isSkipped = true }: { entryId: string; day: string; isSkipped?: boolean },
  ): Promise<PlannedStream> {
    const entry = await this.#getOwn(channel, by, entryId);
    const planned = (await plannedOf([entry], this.#rangeOf(AHEAD_DAYS), this.#em)).find((each) => each.day === day);
    if (!planned)
      throw new DomainError('not_found', 'occurrence_not_found', 'Nothing is planned for that day any more.');
    await this.#em.transactional(async (em) => {
      if (isSkipped) await em.upsert(ScheduleSkipSchema, { entry: entry.id, day }, { onConflictAction: 'ignore' });
      else await em.nativeDelete(ScheduleSkipSchema, { entry: entry.id, day });
      await requestGuildEvents(em, this.#outbox);
    });
    return { ...planned, isSkipped };
  }

  /** From now on. */
  #rangeOf(days: number): { from: Date; to: Date } {
    const from = this.#clock.now();
    return { from, to: new Date(from.getTime() + days * DAY_MS) };
  }

  async #getOwn(channel: Channel, by: User, entryId: string): Promise<ScheduleEntry> {
    demandOwner(channel, by);
    const entry = await this.#em.findOne(ScheduleEntrySchema, { id: entryId, channel });
    if (entry) return entry;
    throw new DomainError('not_found', 'schedule_entry_not_found', 'That is not on the schedule any more.');
  }

  #demandSoon<Wanted extends Plan>(plan: Wanted): Wanted {
    if (this.#next(plan)) return plan;
    throw occurrencesOf(plan, { from: new Date(0), to: this.#clock.now() }).length > 0
      ? new DomainError('invalid', 'schedule_past', 'Plan a stream for a time that is still to come.')
      : new DomainError('invalid', 'schedule_far', 'Plan a stream for a day within a year from now.');
  }

  /** The next time of a plan, or the one that is going on. */
  #next(plan: Plan): Occurrence | undefined {
    return occurrencesOf(plan, this.#rangeOf(AHEAD_DAYS))[0];
  }
}

function demandOwner(channel: Channel, by: User): void {
  if (channel.owner.id === by.id) return;
  throw new DomainError('forbidden', 'not_channel_owner', 'Only the owner of a channel plans its streams.');
}
