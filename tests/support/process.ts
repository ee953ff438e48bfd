import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const READY_MS = 60_000;

/** One of Glim's processes, as its supervisor runs it, for tests that kill it and start it again. */
export class GlimProcess {
  readonly script: string;
  readonly #env: NodeJS.ProcessEnv;
  #child: ChildProcess | null = null;
  /** What it wrote, over all its lives. */
  output = '';
  /** Whether it is started again when it leaves by itself, as its supervisor would. */
  isKept = false;

  constructor(script: string, env: NodeJS.ProcessEnv) {
    this.script = script;
    this.#env = env;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts it and waits until it says that it is ready. */
  async start(): Promise<void> {
    const child = this.launch();
    let timer: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        child.on('message', (message) => {
          if (message && typeof message === 'object' && 'type' in message && message.type === 'ready') resolve();
        });
        child.once('exit', (code, signal) =>
          reject(new Error(`${this.script} left (${code ?? signal}): ${this.output}`)),
        );
        timer = setTimeout(() => reject(new Error(`${this.script} is not ready: ${this.output}`)), READY_MS);
      });
    } finally {
      clearTimeout(timer);
    }
  }

  /** Starts it without waiting. */
  launch(): ChildProcess {
    const child = fork(join(ROOT, this.script), [], { env: this.#env, cwd: ROOT, silent: true });
    for (const pipe of [child.stdout, child.stderr]) {
      pipe?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text;
      });
    }
    this.#child = child;
    child.once('exit', () => {
      if (this.isKept && this.#child === child) this.launch();
    });
    return child;
  }

  /** Ends it, politely or not; resolves when it is gone. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}
