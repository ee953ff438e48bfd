import type { ParseArgsOptionsConfig } from 'node:util';

/** Where a verb's result and its complaints go. */
export interface VerbOutput {
  /** Text as it is, line ends and all. */
  write(text: string): void;
  /** One line about what there is to look at. */
  complain(line: string): void;
}

/** What was typed after a verb, and what it works with. */
export interface VerbInput {
  positionals: string[];
  values: Record<string, string | boolean | undefined>;
  env: NodeJS.ProcessEnv;
  output: VerbOutput;
}

/** One verb of `npm run -s glimcap`. */
export interface GlimcapVerb {
  name: string;
  /** How it is called, without the tool's name: `render FILE [--json]`. */
  usage: string;
  options: ParseArgsOptionsConfig;
  /** Gives the exit status. Throws a UsageError for a call that makes no sense. */
  run(input: VerbInput): Promise<number>;
}

/** The command line makes no sense: the tool adds the usage and exits with 2. */
export class UsageError extends Error {}

/** Nothing can be done with what was given: the tool prints the lines and exits with 2. */
export class UnusableInput extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}
