import { aborted } from './aborted.ts';
import { type ProcessSpec, SupervisedProcess } from './supervised-process.ts';

/** After that long the block is printed, whoever is still not up. */
const PATIENCE_MS = 30_000;

/**
 * Keeps a list of groups of processes running. The groups are started one
 * after the other, each when the one before is up, and stopped in reverse; the
 * processes of one group start and stop together.
 */
export class Supervisor {
  readonly #groups: SupervisedProcess[][];

  constructor(groups: ProcessSpec[][], say: (line: string) => void) {
    this.#groups = groups.map((group) => group.map((spec) => new SupervisedProcess(spec, say)));
  }

  get processes(): SupervisedProcess[] {
    return this.#groups.flat();
  }

  /** Rejects when one of the processes cannot run as configured; never resolves. */
  get broken(): Promise<never> {
    return Promise.race(this.processes.map((each) => each.broken));
  }

  /** Resolves when all are up, or after half a minute: `state` of each says how it stands. */
  async start(signal: AbortSignal): Promise<void> {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
    for (const group of this.#groups) {
      if (signal.aborted) return;
      const learned = Object.assign({}, ...this.processes.map((each) => each.provided));
      for (const each of group) each.start(learned);
      const up = Promise.all(group.map((each) => each.up));
      await Promise.race([up, this.broken, aborted(patience)]);
    }
  }

  async stop(): Promise<void> {
    for (const group of this.#groups.toReversed()) await Promise.all(group.map((each) => each.stop()));
  }

  /** Leaves them no time. */
  kill(): void {
    for (const each of this.processes) each.kill();
  }
}
