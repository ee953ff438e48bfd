import { runGlimcap } from '../../cli/glimcap.ts';

/** What a command line of `npm run -s glimcap` gave. */
export interface CommandRun {
  status: number;
  stdout: string;
  stderr: string;
}

/** Runs it within the test's own process. */
export async function glimcapCommand(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<CommandRun> {
  let [stdout, stderr] = ['', ''];
  const status = await runGlimcap(args, env, {
    write(text) {
      stdout += text;
    },
    complain(line) {
      stderr += `${line}\n`;
    },
  });
  return { status, stdout, stderr };
}
