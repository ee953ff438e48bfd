import type { Logger } from './logger.ts';

/** The exit status of sysexits.h for a wrong configuration: starting again would not help. */
export const EX_CONFIG = 78;
/** Past this, a process that will not finish is left to the operating system. */
const DRAIN_MS = 4_000;

type Close = () => unknown;

/** What a process has opened, closed in reverse when it is told to leave. */
export class Lifecycle {
  readonly #log: Logger;
  readonly #closers: { what: string; close: Close }[] = [];
  #isClosing = false;

  /** Leaves on SIGTERM, SIGINT, and when the supervisor that started this process is gone. */
  constructor(log: Logger) {
    this.#log = log;
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void this.#leave(signal));
    process.on('disconnect', () => void this.#leave('supervisor gone'));
    process.on('unhandledRejection', (error) => {
      log.fatal({ err: error }, 'unhandled rejection');
      process.exit(1);
    });
  }

  /** `close` is called when the process leaves, after everything that was added later. */
  onClose(what: string, close: Close): void {
    this.#closers.unshift({ what, close });
  }

  /** Tells the supervisor that this process does its work now. */
  ready(): void {
    this.#log.info('ready');
    process.send?.({ type: 'ready' });
  }

  async #leave(reason: string): Promise<void> {
    if (this.#isClosing) return;
    this.#isClosing = true;
    this.#log.info({ reason }, 'leaving');
    setTimeout(() => {
      this.#log.warn('leaving before everything was closed');
      process.exit(1);
    }, DRAIN_MS).unref();
    for (const { what, close } of this.#closers) await this.#closeOne(what, close);
    process.exit(0);
  }

  async #closeOne(what: string, close: Close): Promise<void> {
    try {
      await close();
    } catch (error) {
      this.#log.error({ err: error, what }, 'not closed cleanly');
    }
  }
}
