import type { EntityManager } from '@mikro-orm/postgresql';
import type { MrrCounts } from '../billing/mrr/mrr-counts.ts';
import type { Chat } from '../chat/chat.ts';
import type { Streams } from '../streams/streams.ts';
import type { ViewerMoments } from '../streams/viewer-moments.ts';
import type { Support } from '../support/support.ts';
import { chatCounts } from './chat-counts.ts';
import { type Count, type Counter, type NoCount, type Period, writtenPeriod } from './count.ts';
import { emoteCounts } from './emote-counts.ts';
import { streamCounts } from './stream-counts.ts';
import { supportCounts } from './support-counts.ts';
import type { TrafficCounts } from './traffic/traffic-counts.ts';

interface Parts {
  em: EntityManager;
  streams: Pick<Streams, 'secondsLive'>;
  viewerMoments: Pick<ViewerMoments, 'highest'>;
  chat: Pick<Chat, 'countSent'>;
  support: Pick<Support, 'countOpened' | 'firstResponseMedianSeconds'>;
  traffic: Pick<TrafficCounts, 'has' | 'countAll'>;
  mrr: Pick<MrrCounts, 'isHeld' | 'countEach'>;
}

const USERS = 'select count(*) as count from "user" where created_at < :to';
/** When this installation began to know anything: before that its tables are empty, which is not 0. */
const BEGAN = `select least((select min(created_at) from "user"), (select min(created_at) from guild_settings), (select min(recorded_at) from metric_sample)) as at`;

const NOT_BEGUN: NoCount = { missing: 'Glim was not running here in this week', code: 'not_begun' };

/** What our own database knows of the community. */
export class DatabaseCounts {
  readonly #em: EntityManager;
  readonly #traffic: Parts['traffic'];
  readonly #mrr: Parts['mrr'];
  readonly #counters: Record<string, Counter>;

  constructor({ em, streams, viewerMoments, chat, support, traffic, mrr }: Parts) {
    this.#em = em;
    this.#traffic = traffic;
    this.#mrr = mrr;
    this.#counters = {
      users: (period) => this.#users(period),
      ...streamCounts({ em, streams, viewerMoments }),
      ...chatCounts(chat),
      ...emoteCounts(em),
      ...supportCounts(support),
    };
  }

  /** Whether the database counts a metric in periods that end then, or says why it cannot. */
  async isHeld(key: string, before: Date): Promise<boolean> {
    return key in this.#counters || this.#traffic.has(key) || this.#mrr.isHeld(key, before);
  }

  /** Counts those of the metrics that the database holds, by key; each that it cannot count says why. */
  async countAll(keys: readonly string[], period: Period): Promise<Map<string, Count | NoCount>> {
    const [counts = new Map<string, Count | NoCount>()] = await this.countEach([{ keys, period }]);
    return counts;
  }

  /** The same of several periods. */
  async countEach(
    asked: readonly { keys: readonly string[]; period: Period }[],
  ): Promise<Map<string, Count | NoCount>[]> {
    const recurring = await this.#mrr.countEach(asked);
    const each: Map<string, Count | NoCount>[] = [];
    for (const [place, { keys, period }] of asked.entries())
      each.push(new Map([...(recurring[place] ?? []), ...(await this.#countPeriod(keys, period))]));
    return each;
  }

  async #countPeriod(keys: readonly string[], period: Period): Promise<Map<string, Count | NoCount>> {
    // Traffic knows itself since when it was counted, and may come from before this installation.
    const counts = await this.#traffic.countAll(keys, period);
    const held = keys.filter((key) => key in this.#counters);
    if (held.length === 0) return counts;
    const hadBegun = await this.#hadBegun(period.to);
    for (const key of held) counts.set(key, hadBegun ? await this.#count(key, period) : NOT_BEGUN);
    return counts;
  }

  #count(key: string, period: Period): Promise<Count | NoCount> {
    const counter = this.#counters[key];
    if (!counter) throw new TypeError(`the database does not count ${key}`);
    return counter(period);
  }

  async #hadBegun(before: Date): Promise<boolean> {
    const [row] = await this.#em.execute<{ at: string | Date | null }[]>(BEGAN);
    return Boolean(row?.at && new Date(row.at) < before);
  }

  async #users(period: Period): Promise<Count> {
    const [row] = await this.#em.execute<[{ count: string }]>(USERS.replace(':to', '?'), [period.to]);
    return { value: Number(row.count), query: `${USERS} [${writtenPeriod(period)}]` };
  }
}
