import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import type { MetricSources } from '../metrics/metric-sources.ts';
import type { BotShard } from './bot-shard.entity.ts';
import { BotShardSchema } from './bot-shard.entity.ts';
import { mailParts } from './mail-parts.ts';
import { type MediaState, mediaPart } from './media-part.ts';
import type { PlatformPart } from './platform-part.ts';

/** A process or shard that has not been heard of for so long is gone. Leases are renewed every three seconds. */
const ALIVE_MS = 60_000;

/**
 * Jobs that failed as often as they may. One that was taken anew under its key while it ran, and whose process was killed then,
 * has no attempts left either; it has not failed, and its successor does the work.
 */
const GIVEN_UP = `
  select count(*)::int as count from graphile_worker.jobs
  where attempts >= max_attempts and last_error is not null and locked_at is null`;

interface Parts {
  em: EntityManager;
  clock: Clock;
  metricSources: Pick<MetricSources, 'listSources'>;
  /** What is switched on by its credentials. */
  isOn: { bot: boolean; mail: boolean; supportMail: boolean; billing: boolean };
}

/** How the platform's parts are doing, for `/status`. */
export class PlatformStatus {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #metricSources: Pick<MetricSources, 'listSources'>;
  readonly #isOn: Parts['isOn'];

  constructor({ em, clock, metricSources, isOn }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#metricSources = metricSources;
    this.#isOn = isOn;
  }

  /** @param media of the server that is asked */
  async list(media: MediaState): Promise<PlatformPart[]> {
    const { mail: canSend, supportMail: canReceive } = this.#isOn;
    return [
      await this.#process('server'),
      await this.#bot(),
      await this.#jobs(),
      await mediaPart(this.#em, media, this.#since()),
      ...(await mailParts(this.#em, { now: this.#clock.now(), canSend, canReceive })),
      await this.#billing(),
      ...(await this.#sources()),
    ];
  }

  /** A shard of the bot says that it is there, and how it is. */
  async shardSeen(shard: Pick<BotShard, 'shard' | 'state' | 'guilds'>): Promise<void> {
    const now = this.#clock.now();
    await this.#em.execute(
      `insert into bot_shard as known (shard, state, guilds, connected_at, seen_at) values (?, ?, ?, ?, ?)
       on conflict (shard) do update set state = excluded.state, guilds = excluded.guilds, seen_at = excluded.seen_at,
         connected_at = coalesce(excluded.connected_at, known.connected_at)`,
      [shard.shard, shard.state, shard.guilds, shard.state === 'connected' ? now : null, now],
    );
  }

  async #process(kind: string): Promise<PlatformPart> {
    const [row] = await this.#em.execute<{ count: number; at: string | Date | null }[]>(
      `select count(*) filter (where renewed_at > ?)::int as count, max(renewed_at) as at
       from process_lease where kind = ?`,
      [this.#since(), kind],
    );
    const count = row?.count ?? 0;
    const state = count > 0 ? 'on' : 'broken';
    return { key: 'server', label: null, state, lastAt: dateOf(row?.at), count, reason: null };
  }

  async #bot(): Promise<PlatformPart> {
    const part = { key: 'bot', label: null } as const;
    if (!this.#isOn.bot) return { ...part, state: 'off', lastAt: null, count: null, reason: 'DISCORD_TOKEN' };
    const shards = await this.#em.find(BotShardSchema, {}, { orderBy: { shard: 'asc' }, refresh: true });
    const alive = shards.filter(({ seenAt }) => seenAt > this.#since());
    const silent = shards.filter((shard) => shard.state !== 'connected' || !alive.includes(shard));
    const times = shards.flatMap(({ connectedAt }) => (connectedAt ? [connectedAt.getTime()] : []));
    return {
      ...part,
      state: alive.length > 0 && silent.length === 0 ? 'on' : 'broken',
      lastAt: times.length > 0 ? new Date(Math.max(...times)) : null,
      count: alive.reduce((sum, { guilds }) => sum + guilds, 0),
      reason: silent.length > 0 ? `shards: ${silent.map(({ shard }) => shard).join(', ')}` : null,
    };
  }

  async #jobs(): Promise<PlatformPart> {
    const jobs = await this.#process('jobs');
    const lastAt = await this.#lastAt('select max(claimed_at) as at from cron_run');
    const [row] = await this.#em.execute<{ count: number }[]>(GIVEN_UP);
    const reason = row && row.count > 0 ? `given up: ${row.count}` : null;
    return { ...jobs, key: 'jobs', lastAt: lastAt ?? jobs.lastAt, reason };
  }

  async #billing(): Promise<PlatformPart> {
    const part = { key: 'billing', label: null, count: null } as const;
    const lastAt = await this.#lastAt('select max(applied_at) as at from billing_event');
    if (!this.#isOn.billing) return { ...part, state: 'off', lastAt, reason: 'STRIPE_SECRET_KEY' };
    const [row] = await this.#em.execute<{ count: number }[]>(
      'select count(*)::int as count from billing_event where applied_at is null and received_at < ?',
      [new Date(this.#clock.now().getTime() - 15 * ALIVE_MS)],
    );
    const waiting = row?.count ?? 0;
    const reason = waiting > 0 ? `events that wait: ${waiting}` : null;
    return { ...part, state: waiting > 0 ? 'broken' : 'on', lastAt, reason };
  }

  async #sources(): Promise<PlatformPart[]> {
    const all = await this.#metricSources.listSources();
    return all.map(({ label, isOn, missing, lastReadAt, failure }) => ({
      key: 'source',
      label,
      state: isOn ? (failure ? 'broken' : 'on') : 'off',
      lastAt: lastReadAt,
      count: null,
      reason: isOn ? (failure?.reason ?? null) : missing.join(', '),
    }));
  }

  async #lastAt(sql: string): Promise<Date | null> {
    const [row] = await this.#em.execute<{ at: string | Date | null }[]>(sql);
    return dateOf(row?.at);
  }

  #since(): Date {
    return new Date(this.#clock.now().getTime() - ALIVE_MS);
  }
}

function dateOf(value: string | Date | null | undefined): Date | null {
  return value ? new Date(value) : null;
}
