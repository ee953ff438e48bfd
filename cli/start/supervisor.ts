import { aborted } from './aborted.ts';
import { type ProcessSpec, SupervisedProcess } from './supervised-process.ts';

/** A start goes on after that long, whoever is still not up. */
const PATIENCE_MS = 30_000;

/** Keeps processes running that start together and stop together. */
export class Supervisor {
  readonly processes: SupervisedProcess[];

  constructor(specs: ProcessSpec[], say: (line: string) => void) {
    this.processes = specs.map((spec) => new SupervisedProcess(spec, say));
  }

  /** What those that are up told of themselves, for processes that start after them. */
  get provided(): NodeJS.ProcessEnv {
    return Object.assign({}, ...this.processes.map((each) => each.provided));
  }

  /** Rejects when one of the processes cannot run as configured; never resolves. */
  get broken(): Promise<never> {
    return Promise.race(this.processes.map((each) => each.broken));
  }

  /** Resolves when all are up, or after half a minute: `state` of each says how it stands. */
  async start(signal: AbortSignal, learned: NodeJS.ProcessEnv = {}): Promise<void> {
    if (signal.aborted) return;
    for (const each of this.processes) each.start(learned);
    const up = Promise.all(this.processes.map((each) => each.up));
    await Promise.race([up, this.broken, aborted(AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]))]);
  }

  async stop(): Promise<void> {
    await Promise.all(this.processes.map((each) => each.stop()));
  }

  /** Leaves them no time. */
  kill(): void {
    for (const each of this.processes) each.kill();
  }
}
