import type { MediaLog } from './media-log.ts';
import { type RoutedWorker, WorkerSlot } from './worker-slot.ts';

interface WorkerPoolOptions {
  /** Address the workers listen on. */
  listenIp: string;
  /** Address or host name told to clients, where it differs from listenIp. */
  announcedAddress?: string | undefined;
  /** The first worker's UDP and TCP port; worker n has `port + n`. 0: any free ports. */
  port: number;
  /** How many workers; one per core is right. */
  workers: number;
  /** The worker binary, where it is not the one in the mediasoup package. */
  workerBin?: string | undefined;
  log: MediaLog;
}

/** mediasoup's workers, of which the least loaded one takes the next broadcast. */
export class WorkerPool {
  readonly #slots: WorkerSlot[];

  /** Starts all workers, or rejects and leaves none behind. */
  static async open(options: WorkerPoolOptions): Promise<WorkerPool> {
    const { workers, port, ...rest } = options;
    const slots = Array.from({ length: workers }, (_, index) => {
      return new WorkerSlot({ ...rest, port: port === 0 ? 0 : port + index });
    });
    const pool = new WorkerPool(slots);
    try {
      await Promise.all(slots.map((slot) => slot.start()));
    } catch (error) {
      pool.close();
      throw error;
    }
    return pool;
  }

  private constructor(slots: WorkerSlot[]) {
    this.#slots = slots;
  }

  /** Process ids of the workers that are up. */
  get pids(): number[] {
    return this.#slots.flatMap((slot) => slot.pid ?? []);
  }

  /** A router on the least loaded worker. Throws MediaError `unavailable` when no worker is up. */
  async createRouter(): Promise<RoutedWorker> {
    const [slot] = this.#slots.toSorted((a, b) => Number(b.isUp) - Number(a.isUp) || a.load - b.load);
    if (!slot) throw new RangeError('the pool needs at least one worker');
    return slot.createRouter();
  }

  close(): void {
    for (const slot of this.#slots) slot.close();
  }
}
