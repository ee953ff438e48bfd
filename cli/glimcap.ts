/**
 * The Glimcap at hand: `npm run -s glimcap -- VERB …`. Each verb is a file in `glimcap/`.
 *
 * Exit status: 0 done; 1 done, but there is something to look at (stderr says what); 2 nothing could be done (stderr says why).
 */
import { parseArgs } from 'node:util';
import { check } from './glimcap/check.ts';
import { compile } from './glimcap/compile.ts';
import { demo } from './glimcap/demo.ts';
import { type GlimcapVerb, UnusableInput, UsageError, type VerbInput } from './glimcap/glimcap-verb.ts';
import { render } from './glimcap/render.ts';

const VERBS: readonly GlimcapVerb[] = [render, check, compile, demo];
const UNUSABLE = 2;

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: string[]): Promise<number> {
  const verb = VERBS.find((each) => each.name === name);
  try {
    if (!verb) throw new UsageError(name === undefined ? 'say what to do' : `unknown command "${name}"`);
    return await verb.run(parseLine(verb, args));
  } catch (error) {
    return explain(error, verb);
  }
}

function parseLine({ options }: GlimcapVerb, args: string[]): VerbInput {
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

function explain(error: unknown, verb: GlimcapVerb | undefined): number {
  if (error instanceof UsageError) return refuse([error.message, ...usageOf(verb ? [verb] : VERBS)]);
  if (error instanceof UnusableInput) return refuse(error.lines);
  throw error;
}

function usageOf(verbs: readonly GlimcapVerb[]): string[] {
  return verbs.map(({ usage }) => `usage: glimcap ${usage}`);
}

function refuse(lines: readonly string[]): number {
  for (const line of lines) console.error(line);
  return UNUSABLE;
}
