import { DomainError } from '#domain/errors.ts';
import { compileReport } from '#domain/glimcap/compile-report.ts';
import { figuresFromJson } from '#domain/glimcap/figures-json.ts';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import { reportToJson } from '#domain/glimcap/report-json.ts';
import type { Finding } from '#domain/glimcap/sanity/finding.ts';
import { isoWeek, sundayOfIsoWeek } from '#domain/metrics/iso-week.ts';
import { addDays, dayAt, isoWeekday } from '#domain/metrics/zoned-day.ts';
import { ConfigError } from '#platform/config.ts';
import { completeEnvironment } from '../start/complete-environment.ts';
import { type Opened, withDomain } from '../with-domain.ts';
import { type GlimcapVerb, UnusableInput, UsageError, type VerbInput, type VerbOutput } from './glimcap-verb.ts';

const OPEN_FINDINGS = 1;

/**
 * Drafts a week in the running database, as the clock or `/glimcap draft` would, and prints the draft. What
 * the sanity gate found goes to stderr.
 *
 * Exit status: 0 drafted; 1 drafted, with findings to acknowledge; 2 not drafted.
 */
export const compile: GlimcapVerb = {
  name: 'compile',
  usage: 'compile --week 2026-W47 [--json]',
  options: { week: { type: 'string' }, json: { type: 'boolean' } },

  async run({ positionals, values, env, output }: VerbInput): Promise<number> {
    const { week, json } = values;
    if (typeof week !== 'string' || positionals.length > 0) throw new UsageError('say which week: --week 2026-W47');
    const sunday = sundayOfIsoWeek(week);
    if (!sunday) throw new UsageError(`--week is an ISO week such as ${lastWeek()}, not "${week}"`);
    try {
      const drafted = await withDomain(completeEnvironment(env), (opened) => draft(opened, sunday));
      return print(drafted, { json: json === true, output });
    } catch (error) {
      if (error instanceof DomainError) throw new UnusableInput([error.message]);
      if (error instanceof ConfigError) throw new UnusableInput(error.problems);
      throw error;
    }
  },
};

interface Drafted {
  report: GlimcapReport;
  /** What is to be acknowledged before it is published. */
  open: Finding[];
}

function draft({ database, domain }: Opened, sunday: string): Promise<Drafted> {
  return database.unitOfWork(async () => {
    const report = await domain.glimcap.draftWeek(sunday);
    const { open } = await domain.glimcapDesk.gate(report);
    return { report, open };
  });
}

function print({ report, open }: Drafted, { json, output }: { json: boolean; output: VerbOutput }): number {
  const rows = () => reportToJson(compileReport(figuresFromJson(report.figures)));
  output.write(json ? `${JSON.stringify({ ...rows(), findings: open }, null, 2)}\n` : report.markdown);
  for (const { kind, text } of open) output.complain(`[${kind}] ${text}`);
  output.complain(`Part ${report.number} is drafted for review; ${open.length} findings to acknowledge.`);
  return open.length > 0 ? OPEN_FINDINGS : 0;
}

function lastWeek(): string {
  const today = dayAt(new Date(), 'UTC');
  return isoWeek(addDays(today, -isoWeekday(today)));
}
