import { checkReport } from '../check/check-report.ts';
import { describeResult } from '../check/describe-result.ts';
import { type GlimcapVerb, UsageError, type VerbInput } from './glimcap-verb.ts';
import { readReport } from './read-report.ts';

const FAULTY = 1;

/**
 * The faults of a report that somebody published, found from its own rows and
 * from the report before it.
 *
 * Exit status: 0 none; 1 at least one; 2 the file is no text that can be read.
 */
export const check: GlimcapVerb = {
  name: 'check',
  usage: 'check FILE.md [--previous FILE.md] [--json]',
  options: { json: { type: 'boolean' }, previous: { type: 'string' } },

  async run({ positionals, values, output }: VerbInput): Promise<number> {
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) throw new UsageError('check wants exactly one file');

    const previous = typeof values.previous === 'string' ? await readReport(values.previous) : undefined;
    const result = checkReport(await readReport(file), previous);
    const { cells, statements, ...found } = result;
    const json = { file, ...found, checked: cells, statements };
    const text = values.json === true ? JSON.stringify(json, null, 2) : describeResult(file, result).join('\n');
    output.write(`${text}\n`);
    return result.faults.length > 0 ? FAULTY : 0;
  },
};
