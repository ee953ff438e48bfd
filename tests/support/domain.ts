import type { PaymentProvider } from '#domain/billing/payment-provider.ts';
import type { Bus, BusTopic } from '#domain/bus.ts';
import { createDomain, type Domain } from '#domain/domain.ts';
import type { DomainParts } from '#domain/domain-parts.ts';
import type { HostingSettings } from '#domain/finance/hosting-settings.ts';
import type { SourceSettings } from '#domain/metrics/source-list.ts';
import type { Outbox } from '#domain/outbox.ts';
import type { HelpLibrary } from '#domain/support/help/help-library.ts';
import { type Database, openDatabase } from '#platform/database.ts';
import { sharpEmoteImages } from '#platform/emotes/sharp-emote-images.ts';
import { graphileOutbox } from '#platform/graphile-outbox.ts';
import { noHelp } from '#platform/help/no-help.ts';
import { re2Patterns } from '#platform/re2-patterns.ts';
import { createSecrets } from '#platform/sealed-secrets.ts';
import { createTestClock, type TestClock } from './clock.ts';
import { createTestDatabase, silentLog } from './database.ts';

/** The domain on a database of its own, with a clock that the test moves. */
export interface TestDomain extends Domain {
  database: Database;
  url: string;
  clock: TestClock;
  /** What was published on the bus, in order. */
  published: { topic: BusTopic; message: object }[];
  bus: Bus;
  /** Jobs in the queue that have not run, oldest first. */
  listJobs(): Promise<{ task: string; payload: Record<string, string>; runAt: Date }[]>;
  /** The same as another process would have it: on connections of its own, and with an outbox that may break. */
  openAnother(parts?: { outbox?: Outbox }): Promise<Domain & Pick<TestDomain, 'database' | 'close'>>;
  close(): Promise<void>;
}

/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:1';
export const RECONNECT_WINDOW_MS = 180_000;
export const GLIMCAP_SETTINGS = { timeZone: 'America/New_York', author: 'The Glim team' };

/** Every source off, and no address of a real one. */
export const NO_SOURCES: SourceSettings & HostingSettings = {
  DISCORD_API_BASE: NOWHERE,
  X_API_BASE: NOWHERE,
  REDDIT_AUTH_BASE: NOWHERE,
  REDDIT_API_BASE: NOWHERE,
  INSTAGRAM_API_BASE: NOWHERE,
  FACEBOOK_API_BASE: NOWHERE,
  YOUTUBE_API_BASE: NOWHERE,
  TIKTOK_API_BASE: NOWHERE,
  BLUESKY_API_BASE: NOWHERE,
  MASTODON_API_BASE: NOWHERE,
  GITHUB_API_BASE: NOWHERE,
  DIGITALOCEAN_API_BASE: NOWHERE,
};

export interface TestDomainOptions {
  /** Who takes the money; nobody when left out. */
  payments?: PaymentProvider | null;
  /** Half of each payment when left out. */
  channelShares?: DomainParts['channelShares'];
  sources?: SourceSettings;
  /** Whether the reports go out by e-mail. */
  canMail?: boolean;
  /** The guides; none when left out. */
  helpLibrary?: HelpLibrary;
}

/** Opens everything; `close` drops it all again. */
export async function openTestDomain({
  payments = null,
  channelShares = [{ percent: 50, from: null }],
  sources = NO_SOURCES,
  canMail = false,
  helpLibrary = noHelp,
}: TestDomainOptions = {}): Promise<TestDomain> {
  const test = await createTestDatabase();
  const database = await openDatabase({ url: test.url, log: silentLog, size: 4 });
  const clock = createTestClock();
  const published: TestDomain['published'] = [];
  const bus = recordingBus(published);
  const domainOn = (on: Database, outbox: Outbox) =>
    createDomain({
      em: on.orm.em,
      clock,
      outbox,
      bus,
      secrets: createSecrets('a test secret of at least thirty-two characters'),
      siteHost: 'glim.example',
      payments,
      channelShares,
      reconnectWindowMs: RECONNECT_WINDOW_MS,
      glimcap: GLIMCAP_SETTINGS,
      reportingCurrency: 'USD',
      ownAddresses: ['support@glim.example'],
      supportAddress: 'support@glim.example',
      canMail,
      sources,
      helpLibrary,
      patterns: re2Patterns,
      emoteImages: sharpEmoteImages,
    });

  const domain = domainOn(database, graphileOutbox);
  return {
    ...domain,
    database,
    url: test.url,
    clock,
    published,
    bus,
    async listJobs() {
      const { rows } = await database.pool.query(
        `select jobs.task_identifier as task, private.payload, private.run_at as "runAt"
         from graphile_worker.jobs join graphile_worker._private_jobs private using (id) order by private.id`,
      );
      return rows;
    },
    async openAnother({ outbox = graphileOutbox } = {}) {
      const other = await openDatabase({ url: test.url, log: silentLog, size: 3 });
      return { ...domainOn(other, outbox), database: other, close: () => other.close() };
    },
    async close() {
      await database.close();
      await test.drop();
    },
  };
}

function recordingBus(published: TestDomain['published']): Bus {
  const listeners = new Set<{ topic: BusTopic; receive(message: object): void }>();
  return {
    async publish(topic, message) {
      published.push({ topic, message });
      for (const listener of listeners) if (listener.topic === topic) listener.receive(message);
    },
    subscribe(topic, receive) {
      const listener = { topic, receive: receive as (message: object) => void };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
