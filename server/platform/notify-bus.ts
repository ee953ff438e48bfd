import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Pool } from 'pg';
import type { Bus, BusMessages, BusTopic } from '#domain/bus.ts';
import type { Logger } from './logger.ts';

const CHANNEL = 'glim_bus';
/** Postgres takes payloads of less than 8,000 bytes. */
const MAX_BATCH_BYTES = 7_500;
const RECONNECT_MS = [250, 500, 1_000, 2_000, 5_000];

interface Envelope {
  topic: BusTopic;
  message: BusMessages[BusTopic];
}

type Receive = (message: BusMessages[BusTopic]) => void;

/**
 * The bus on Postgres LISTEN/NOTIFY. What is published within one turn of the
 * event loop travels in one NOTIFY; what is said while the connection is away is lost.
 */
export class NotifyBus implements Bus {
  readonly #url: string;
  readonly #pool: Pool;
  readonly #log: Logger;
  readonly #receivers = new Map<BusTopic, Set<Receive>>();
  #listener: Client | null = null;
  #pending: Envelope[] = [];
  #flushing: Promise<void> | null = null;
  #isClosed = false;

  constructor({ url, pool, log }: { url: string; pool: Pool; log: Logger }) {
    this.#url = url;
    this.#pool = pool;
    this.#log = log;
  }

  /** Connects and listens; from then on a lost connection is made again by itself. */
  async open(): Promise<void> {
    const client = new Client({ connectionString: this.#url });
    client.on('notification', ({ payload }) => this.#receive(payload ?? '[]'));
    client.on('error', (error) => this.#log.warn({ reason: error.message }, 'bus connection lost'));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
    } catch (error) {
      await client.end();
      throw error;
    }
    // Only a connection that listened is followed by another: a failed attempt is its caller's to repeat.
    client.on('end', () => void this.#reopen());
    this.#listener = client;
  }

  publish<Topic extends BusTopic>(topic: Topic, message: BusMessages[Topic]): Promise<void> {
    this.#pending.push({ topic, message });
    this.#flushing ??= Promise.resolve().then(() => this.#flush());
    return this.#flushing;
  }

  subscribe<Topic extends BusTopic>(topic: Topic, receive: (message: BusMessages[Topic]) => void): () => void {
    const receivers = this.#receivers.get(topic) ?? new Set<Receive>();
    this.#receivers.set(topic, receivers);
    // Sound because #receive hands each topic's set only that topic's messages.
    const entry = receive as Receive;
    receivers.add(entry);
    return () => void receivers.delete(entry);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#flushing;
    await this.#listener?.end();
  }

  async #flush(): Promise<void> {
    this.#flushing = null;
    const batches = inBatches(this.#pending.map((envelope) => JSON.stringify(envelope)));
    this.#pending = [];
    try {
      for (const batch of batches) await this.#pool.query('select pg_notify($1, $2)', [CHANNEL, `[${batch.join()}]`]);
    } catch (error) {
      // The change itself is committed; only the hint that something changed is lost.
      this.#log.warn({ err: error }, 'bus message lost');
    }
  }

  #receive(payload: string): void {
    const envelopes: Envelope[] = JSON.parse(payload);
    for (const { topic, message } of envelopes) {
      for (const receive of this.#receivers.get(topic) ?? []) this.#deliver(receive, topic, message);
    }
  }

  #deliver(receive: Receive, topic: BusTopic, message: BusMessages[BusTopic]): void {
    try {
      receive(message);
    } catch (error) {
      this.#log.error({ err: error, topic }, 'bus receiver broke');
    }
  }

  async #reopen(): Promise<void> {
    for (let attempt = 0; !this.#isClosed; attempt += 1) {
      try {
        await sleep(RECONNECT_MS[Math.min(attempt, RECONNECT_MS.length - 1)], undefined, { ref: false });
        if (!this.#isClosed) await this.open();
        return;
      } catch (error) {
        this.#log.warn({ err: error }, 'bus still away');
      }
    }
  }
}

function inBatches(texts: string[]): string[][] {
  const batches: string[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const text of texts) {
    const size = Buffer.byteLength(text) + 1;
    if (bytes + size > MAX_BATCH_BYTES) {
      batches.push([]);
      bytes = 2;
    }
    batches.at(-1)?.push(text);
    bytes += size;
  }
  return batches;
}
