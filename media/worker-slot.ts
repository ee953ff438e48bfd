import { createWorker } from 'mediasoup';
import type { Router, TransportListenInfo, WebRtcServer, Worker } from 'mediasoup/types';
import { MediaError } from './media-error.ts';
import type { MediaLog } from './media-log.ts';
import { ROUTER_CODECS } from './router-codecs.ts';

const FIRST_BACKOFF_MS = 250;
const LAST_BACKOFF_MS = 10_000;
/** A worker that lived this long has shown that it can: its death starts the backoff anew. */
const PROVEN_MS = 30_000;

interface WorkerSlotOptions {
  listenIp: string;
  announcedAddress?: string | undefined;
  /** UDP and TCP port of this slot; 0 for any free ones. */
  port: number;
  workerBin?: string | undefined;
  log: MediaLog;
}

/** A router and the server on whose port its WebRTC transports listen. */
export interface RoutedWorker {
  router: Router;
  webRtcServer: WebRtcServer;
}

/**
 * One mediasoup worker with its WebRtcServer. A worker that dies is replaced with backoff; its routers hear it from
 * mediasoup (`workerclose`).
 */
export class WorkerSlot {
  readonly #options: WorkerSlotOptions;
  #running: { worker: Worker; webRtcServer: WebRtcServer; startedAt: number } | undefined;
  #openTransports = 0;
  #backoffMs = FIRST_BACKOFF_MS;
  #restartTimer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: WorkerSlotOptions) {
    this.#options = options;
  }

  get isUp(): boolean {
    return this.#running !== undefined;
  }

  /** Process id of the worker, or undefined while it is down. */
  get pid(): number | undefined {
    return this.#running?.worker.pid;
  }

  /** How many transports the worker serves: what its work grows with. */
  get load(): number {
    return this.#openTransports;
  }

  /** Starts the worker. Rejects when it cannot run or its port is taken. */
  async start(): Promise<void> {
    const { workerBin } = this.#options;
    const worker = await createWorker({ logLevel: 'warn', ...(workerBin ? { workerBin } : {}) });
    try {
      const webRtcServer = await worker.createWebRtcServer({ listenInfos: this.#listenInfos() });
      if (this.#isClosed) return worker.close();
      this.#use(worker, webRtcServer);
    } catch (error) {
      worker.close();
      throw error;
    }
  }

  /** Throws MediaError `unavailable` while the worker is down. */
  async createRouter(): Promise<RoutedWorker> {
    if (!this.#running) throw new MediaError('unavailable', 'The media worker is restarting. Try again in a moment.');
    const { worker, webRtcServer } = this.#running;
    const router = await worker.createRouter({ mediaCodecs: ROUTER_CODECS });
    return { router, webRtcServer };
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#restartTimer);
    this.#running?.worker.close();
    this.#running = undefined;
  }

  #listenInfos(): TransportListenInfo[] {
    const { listenIp: ip, announcedAddress, port } = this.#options;
    const base = { ip, port, ...(announcedAddress ? { announcedAddress } : {}) };
    return [
      { protocol: 'udp', ...base },
      { protocol: 'tcp', ...base },
    ];
  }

  #use(worker: Worker, webRtcServer: WebRtcServer): void {
    this.#running = { worker, webRtcServer, startedAt: Date.now() };
    this.#openTransports = 0;
    worker.observer.on('newrouter', (router) => {
      router.observer.on('newtransport', (transport) => {
        this.#openTransports += 1;
        transport.observer.once('close', () => {
          this.#openTransports -= 1;
        });
      });
    });
    worker.once('died', (error) => this.#workerDied(error));
  }

  #workerDied(error: Error): void {
    const livedMs = Date.now() - (this.#running?.startedAt ?? 0);
    this.#running = undefined;
    if (livedMs > PROVEN_MS) this.#backoffMs = FIRST_BACKOFF_MS;
    this.#options.log.error({ err: error, port: this.#options.port, livedMs }, 'mediasoup worker died');
    this.#restartLater();
  }

  #restartLater(): void {
    if (this.#isClosed) return;
    this.#restartTimer = setTimeout(() => void this.#restart(), this.#backoffMs);
    this.#backoffMs = Math.min(this.#backoffMs * 2, LAST_BACKOFF_MS);
  }

  async #restart(): Promise<void> {
    try {
      await this.start();
      this.#options.log.info({ port: this.#options.port }, 'mediasoup worker replaced');
    } catch (error) {
      this.#options.log.error({ err: error, port: this.#options.port }, 'mediasoup worker cannot be replaced yet');
      this.#restartLater();
    }
  }
}
