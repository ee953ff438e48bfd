import { DomainError } from '#domain/errors.ts';
import { runDemo } from '../demo/run-demo.ts';
import { whyNoDemo } from '../demo/why-no-demo.ts';
import { checkSettings } from '../start/check-settings.ts';
import { completeEnvironment } from '../start/complete-environment.ts';
import { StartUpError } from '../start/start-up-error.ts';
import { withDomain } from '../with-domain.ts';
import { type GlimcapVerb, UnusableInput, UsageError, type VerbInput, type VerbOutput } from './glimcap-verb.ts';

const REPORTS = 60;
/** A line for each of so many. */
const TOLD_EACH = 5;

/**
 * Fills a sandbox's database with sixty weeks of invented figures, each labelled so, and publishes a report of each.
 * Nothing is posted or sent.
 *
 * Exit status: 0 filled, or there already; 2 not filled (stderr says why).
 */
export const demo: GlimcapVerb = {
  name: 'demo',
  usage: 'demo [--again]',
  options: { again: { type: 'boolean' } },

  async run({ positionals, values, env, output }: VerbInput): Promise<number> {
    if (positionals.length > 0) throw new UsageError('demo takes no words');
    try {
      output.write(`${await fill(completeEnvironment(env), values.again === true, output)}\n`);
      return 0;
    } catch (error) {
      if (error instanceof DomainError) throw new UnusableInput([error.message]);
      if (error instanceof StartUpError) throw new UnusableInput(error.problems);
      throw error;
    }
  },
};

async function fill(env: NodeJS.ProcessEnv, isAgain: boolean, output: VerbOutput): Promise<string> {
  // Before a database is opened, which would migrate it.
  const reasons = whyNoDemo(env, checkSettings(env));
  if (reasons.length > 0) throw new UnusableInput(reasons);
  return withDomain(env, async (opened) => {
    const where = `${opened.config.PUBLIC_URL}/glimcap`;
    const isFilled = await runDemo(opened, {
      now: new Date(),
      reports: REPORTS,
      isAgain,
      onPublished({ report, findings }, reports) {
        const { number } = report;
        if (number % TOLD_EACH === 0) output.complain(`Part ${number} of ${reports}: ${findings.length} findings`);
      },
    });
    return isFilled
      ? `${REPORTS} invented Glimcaps are published. With npm start, see ${where}`
      : `The demo is there already (--again makes it anew). With npm start, see ${where}`;
  });
}
