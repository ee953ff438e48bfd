import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Backoff } from './backoff.ts';
import { logLine } from './log-line.ts';
import { StartUpError } from './start-up-error.ts';

/** sysexits.h EX_CONFIG: the process said why it cannot start, and would say it again. */
const EX_CONFIG = 78;
/** That Node's way with types is experimental says nothing to who starts Glim. */
const QUIET = '--disable-warning=ExperimentalWarning';

export interface ProcessSpec {
  name: string;
  /**
   * The file that Node runs. It sends `{ type: 'ready' }` (or `standby`) once it
   * is up, with an `env` if later processes need to know something of it, and
   * leaves when its IPC channel closes.
   */
  script: string;
  env: NodeJS.ProcessEnv;
  /** How long it may take to leave after SIGTERM. */
  drainMs: number;
}

type State = 'starting' | 'ready' | 'standby' | 'waiting' | 'stopped';

/**
 * A process of ours that is kept running: started again when it ends by
 * itself, but not when its configuration is wrong.
 */
export class SupervisedProcess {
  readonly spec: ProcessSpec;
  readonly #say: (line: string) => void;
  readonly #up = Promise.withResolvers<void>();
  readonly #broken = Promise.withResolvers<never>();
  readonly #backoff = new Backoff();
  #state: State = 'stopped';
  #child: ChildProcess | undefined;
  #gone = Promise.resolve();
  #retry: NodeJS.Timeout | undefined;
  #isWanted = false;
  #provided: NodeJS.ProcessEnv = {};
  #learned: NodeJS.ProcessEnv = {};

  constructor(spec: ProcessSpec, say: (line: string) => void) {
    this.spec = spec;
    this.#say = say;
    this.#broken.promise.catch(() => {}); // Heard through `broken`, or by nobody.
  }

  get state(): State {
    return this.#state;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Resolves when it has said for the first time that it is up. */
  get up(): Promise<void> {
    return this.#up.promise;
  }

  /** Rejects with a StartUpError when it cannot run as configured; never resolves. */
  get broken(): Promise<never> {
    return this.#broken.promise;
  }

  /** What it told others of itself when it was ready. */
  get provided(): NodeJS.ProcessEnv {
    return this.#provided;
  }

  /** @param learned what processes that are up already told of themselves */
  start(learned: NodeJS.ProcessEnv = {}): void {
    this.#isWanted = true;
    this.#learned = learned;
    this.#spawn();
  }

  /** Lets it finish what it is doing; kills it when that takes longer than it may. */
  async stop(): Promise<void> {
    this.#isWanted = false;
    await this.#end();
  }

  /** Stops it and starts it anew, for changed sources. */
  async restart(): Promise<void> {
    await this.#end();
    if (this.#isWanted) this.#spawn();
  }

  kill(): void {
    if (this.#child) signalGroup(this.#child, 'SIGKILL');
  }

  #spawn(): void {
    const { script } = this.spec;
    const env = { ...this.spec.env, ...this.#learned };
    this.#state = 'starting';
    // A process group of its own: a terminal's Ctrl-C reaches the supervisor alone, which ends them in order.
    const child = spawn(process.execPath, [QUIET, script], {
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const startedAt = Date.now();
    this.#child = child;
    for (const pipe of [child.stdout, child.stderr])
      if (pipe) createInterface({ input: pipe }).on('line', (line) => this.#say(logLine(this.spec.name, line)));
    child.on('message', (message) => this.#hear(message));
    child.on('error', (error) => this.#say(`${this.spec.name}: ${error.message}`));

    this.#gone = new Promise((resolve) => {
      child.on('close', (code, signal) => {
        signalGroup(child, 'SIGKILL'); // What it may have left behind: media workers, ffmpeg.
        this.#child = undefined;
        resolve();
        if (this.#state !== 'stopped') this.#ended(code ?? signal, Date.now() - startedAt);
      });
    });
  }

  async #end(): Promise<void> {
    this.#state = 'stopped';
    clearTimeout(this.#retry);
    const child = this.#child;
    if (!child) return;
    child.kill('SIGTERM');
    const deadline = setTimeout(() => {
      this.#say(`${this.spec.name} did not leave within ${this.spec.drainMs / 1000} s: killed`);
      this.kill();
    }, this.spec.drainMs);
    await this.#gone;
    clearTimeout(deadline);
  }

  #hear(message: unknown): void {
    if (!isUpMessage(message)) return;
    this.#state = message.type;
    this.#provided = message.env ?? {};
    this.#up.resolve();
  }

  #ended(how: number | NodeJS.Signals | null, upMs: number): void {
    const { name } = this.spec;
    if (how === EX_CONFIG) {
      this.#state = 'stopped';
      this.#broken.reject(new StartUpError(`${name} cannot run as it is configured; its reason is above.`));
      return;
    }
    this.#state = 'waiting';
    const delayMs = this.#backoff.nextDelayMs(upMs);
    const words = typeof how === 'number' ? `status ${how}` : how;
    this.#say(`${name} ended by itself (${words}); starting it again in ${delayMs / 1000} s`);
    this.#retry = setTimeout(() => this.#spawn(), delayMs);
  }
}

interface UpMessage {
  type: 'ready' | 'standby';
  env?: NodeJS.ProcessEnv;
}

function isUpMessage(message: unknown): message is UpMessage {
  if (!message || typeof message !== 'object' || !('type' in message)) return false;
  return message.type === 'ready' || message.type === 'standby';
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (!child.pid) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
