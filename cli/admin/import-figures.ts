import { readFile } from 'node:fs/promises';
import { DomainError } from '#domain/errors.ts';
import { compileReport } from '#domain/glimcap/compile-report.ts';
import { describeContradiction } from '#domain/glimcap/describe-contradiction.ts';
import type { Figures } from '#domain/glimcap/figures.ts';
import { figuresFromJson } from '#domain/glimcap/figures-json.ts';
import { parseFigures } from '../figures-file.ts';
import { type AdminCommand, word } from './admin-command.ts';

/** Takes over a report that was published elsewhere. The same file again changes nothing. */
export const importFigures: AdminCommand = {
  name: 'import-figures',
  usage: 'import-figures FILE',
  positionals: 1,

  async run(input) {
    const figures = await readFigures(word(input, 0));
    const { report, isNew, unknownMetrics } = await input.domain.glimcapImport.import(figures);
    const { contradictions } = compileReport(figuresFromJson(report.figures));
    return {
      number: report.number,
      weekStart: report.weekStart,
      weekEnd: report.weekEnd,
      isNew,
      unknownMetrics,
      contradictions: contradictions.map(describeContradiction),
      url: `${input.publicUrl}/glimcap/${report.number}`,
    };
  },
};

async function readFigures(file: string): Promise<Figures> {
  const parsed = parseFigures(await readText(file));
  if ('figures' in parsed) return parsed.figures;
  const lines = parsed.problems.map((problem) => `${file}: ${problem}`);
  throw new DomainError('invalid', 'figures_invalid', lines.join('\n'));
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const reason = isAbsent ? 'there is no such file' : `cannot be read (${error})`;
    throw new DomainError('not_found', 'figures_unreadable', `${file}: ${reason}.`);
  }
}
