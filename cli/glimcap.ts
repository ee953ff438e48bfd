/**
 * The Glimcap at hand: `npm run -s glimcap -- VERB …`. Each verb is a file in `glimcap/`.
 *
 * Exit status: 0 done; 1 done, but there is something to look at (stderr says what); 2 nothing could be done (stderr says why).
 */
import { parseArgs } from 'node:util';
import { check } from './glimcap/check.ts';
import { compile } from './glimcap/compile.ts';
import { demo } from './glimcap/demo.ts';
import {
  type GlimcapVerb,
  UnusableInput,
  UsageError,
  type VerbInput,
  type VerbOutput,
} from './glimcap/glimcap-verb.ts';
import { render } from './glimcap/render.ts';

const VERBS: readonly GlimcapVerb[] = [render, check, compile, demo];
const UNUSABLE = 2;

/** stdout and stderr. */
const TERMINAL: VerbOutput = {
  write: (text) => void process.stdout.write(text),
  complain: (line) => console.error(line),
};

if (import.meta.main) process.exitCode = await runGlimcap(process.argv.slice(2), process.env, TERMINAL);

/** Runs one command line. @returns the exit status */
export async function runGlimcap(
  [name, ...args]: readonly string[],
  env: NodeJS.ProcessEnv,
  output: VerbOutput,
): Promise<number> {
  const verb = VERBS.find((each) => each.name === name);
  try {
    if (!verb) throw new UsageError(name === undefined ? 'say what to do' : `unknown command "${name}"`);
    return await verb.run({ ...parseLine(verb, args), env, output });
  } catch (error) {
    for (const line of explain(error, verb)) output.complain(line);
    return UNUSABLE;
  }
}

function parseLine({ options }: GlimcapVerb, args: string[]): Pick<VerbInput, 'positionals' | 'values'> {
  try {
    const { positionals, values } = parseArgs({ args, allowPositionals: true, options });
    return {
      positionals,
      values: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, single(value)])),
    };
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

/** No verb takes an option twice; the last one counts. */
function single<T>(value: T | T[]): T | undefined {
  return Array.isArray(value) ? value.at(-1) : value;
}

/** What is wrong, in lines. Throws what is a bug. */
function explain(error: unknown, verb: GlimcapVerb | undefined): readonly string[] {
  if (error instanceof UsageError) return [error.message, ...usageOf(verb ? [verb] : VERBS)];
  if (error instanceof UnusableInput) return error.lines;
  throw error;
}

function usageOf(verbs: readonly GlimcapVerb[]): string[] {
  return verbs.map(({ usage }) => `usage: glimcap ${usage}`);
}
