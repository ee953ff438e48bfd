import { type Config, ConfigError, loadConfig } from './config.ts';
import { EX_CONFIG } from './lifecycle.ts';

/** Thrown by a main when starting again would not help, with a sentence for the operator. */
export class CannotStart extends Error {}

/** Thrown by a main when it cannot start now, though it may later, with a sentence for the operator. */
export class CannotStartYet extends Error {}

/** Runs a process's main; what it cannot start with is said in one line a problem, without a stack. */
export async function runMain(main: (config: Config) => Promise<void>): Promise<void> {
  try {
    await main(loadConfig(process.env));
  } catch (error) {
    if (error instanceof ConfigError) for (const problem of error.problems) console.error(problem);
    else if (error instanceof CannotStart || error instanceof CannotStartYet) console.error(error.message);
    else console.error(error);
    process.exit(error instanceof ConfigError || error instanceof CannotStart ? EX_CONFIG : 1);
  }
}
