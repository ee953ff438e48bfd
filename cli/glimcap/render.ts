import { compileReport } from '../../server/domain/glimcap/compile-report.ts';
import { describeContradiction } from '../../server/domain/glimcap/describe-contradiction.ts';
import type { Figures } from '../../server/domain/glimcap/figures.ts';
import { reportToJson } from '../../server/domain/glimcap/report-json.ts';
import { reportMarkdown } from '../../server/domain/glimcap/report-markdown.ts';
import { parseFigures } from '../figures-file.ts';
import { type GlimcapVerb, UnusableInput, UsageError, type VerbInput, type VerbOutput } from './glimcap-verb.ts';
import { readText } from './read-text.ts';

const CONTRADICTED = 1;

/**
 * The report of a figures file, without a database.
 *
 * Exit status: 0 printed; 1 printed, but the file contradicts itself (stderr says where); 2 nothing to print.
 */
export const render: GlimcapVerb = {
  name: 'render',
  usage: 'render FILE [--json]',
  options: { json: { type: 'boolean' } },

  async run({ positionals, values, output }: VerbInput): Promise<number> {
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) throw new UsageError('render wants exactly one file');

    const parsed = parseFigures(await readText(file));
    if ('problems' in parsed) throw new UnusableInput(parsed.problems.map((problem) => `${file}: ${problem}`));
    return print(parsed.figures, { file, json: values.json === true, output });
  },
};

interface Printing {
  file: string;
  json: boolean;
  output: VerbOutput;
}

function print(figures: Figures, { json, file, output }: Printing): number {
  const report = compileReport(figures);
  output.write(json ? `${JSON.stringify(reportToJson(report), null, 2)}\n` : reportMarkdown(report));
  for (const contradiction of report.contradictions)
    output.complain(`${file}: ${describeContradiction(contradiction)}`);
  return report.contradictions.length > 0 ? CONTRADICTED : 0;
}
