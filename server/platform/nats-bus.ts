import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Bus, BusMessages, BusTopic } from '#domain/bus.ts';
import type { Logger } from './logger.ts';

const SUBJECT_PREFIX = 'glim.';

/**
 * The bus on NATS, for installations whose chat outgrows NOTIFY. The client
 * reconnects for ever; what is said while it is away may be lost.
 */
export class NatsBus implements Bus {
  readonly #connection: NatsConnection;
  readonly #log: Logger;

  /** @throws when NATS cannot be reached at start */
  static async open({ url, log }: { url: string; log: Logger }): Promise<NatsBus> {
    const connection = await connect({ servers: url, maxReconnectAttempts: -1, name: 'glim' });
    return new NatsBus(connection, log);
  }

  private constructor(connection: NatsConnection, log: Logger) {
    this.#connection = connection;
    this.#log = log;
    void this.#followStatus();
  }

  async publish<Topic extends BusTopic>(topic: Topic, message: BusMessages[Topic]): Promise<void> {
    try {
      this.#connection.publish(SUBJECT_PREFIX + topic, JSON.stringify(message));
    } catch (error) {
      // The change itself is committed; only the hint that something changed is lost.
      this.#log.warn({ err: error, topic }, 'bus message lost');
    }
  }

  subscribe<Topic extends BusTopic>(topic: Topic, receive: (message: BusMessages[Topic]) => void): () => void {
    const subscription = this.#connection.subscribe(SUBJECT_PREFIX + topic, {
      callback: (error, message) => {
        try {
          if (error) throw error;
          receive(message.json());
        } catch (cause) {
          this.#log.error({ err: cause, topic }, 'bus receiver broke');
        }
      },
    });
    return () => subscription.unsubscribe();
  }

  /** Sends what is waiting, then disconnects. */
  close(): Promise<void> {
    return this.#connection.drain();
  }

  async #followStatus(): Promise<void> {
    for await (const { type } of this.#connection.status()) {
      if (type === 'disconnect' || type === 'reconnect') this.#log.warn({ status: type }, 'bus connection changed');
    }
  }
}
