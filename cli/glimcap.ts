/**
 * `glimcap render FILE [--json]`: the report of a figures file on stdout, without a database.
 *
 * Exit status: 0 printed; 1 printed, but the file contradicts itself (stderr says where); 2 nothing to print.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { compileReport } from '../server/domain/glimcap/compile-report.ts';
import { describeContradiction } from '../server/domain/glimcap/describe-contradiction.ts';
import type { Figures } from '../server/domain/glimcap/figures.ts';
import { reportToJson } from '../server/domain/glimcap/report-json.ts';
import { reportMarkdown } from '../server/domain/glimcap/report-markdown.ts';
import { parseFigures } from './figures-file.ts';

const USAGE = 'usage: glimcap render FILE [--json]';
const CONTRADICTED = 1;
const UNUSABLE = 2;

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const command = parseCommand(args);
  if ('problem' in command) return refuse([command.problem, USAGE]);

  const file = await readText(command.file);
  if ('problem' in file) return refuse([file.problem]);

  const parsed = parseFigures(file.text);
  if ('problems' in parsed) return refuse(parsed.problems.map((problem) => `${command.file}: ${problem}`));
  return print(parsed.figures, command);
}

function print(figures: Figures, { json, file }: { json: boolean; file: string }): number {
  const report = compileReport(figures);
  process.stdout.write(json ? `${JSON.stringify(reportToJson(report), null, 2)}\n` : reportMarkdown(report));
  for (const contradiction of report.contradictions) console.error(`${file}: ${describeContradiction(contradiction)}`);
  return report.contradictions.length > 0 ? CONTRADICTED : 0;
}

function parseCommand(args: string[]): { file: string; json: boolean } | { problem: string } {
  let parsed: { values: { json?: boolean }; positionals: string[] };
  try {
    parsed = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean' } } });
  } catch (error) {
    return { problem: messageOf(error) };
  }
  const [verb, file, ...rest] = parsed.positionals;
  if (verb !== 'render') return { problem: verb === undefined ? 'say what to do' : `unknown command "${verb}"` };
  if (file === undefined || rest.length > 0) return { problem: 'render wants exactly one file' };
  return { file, json: parsed.values.json ?? false };
}

async function readText(file: string): Promise<{ text: string } | { problem: string }> {
  try {
    return { text: await readFile(file, 'utf8') };
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { problem: `${file}: ${isAbsent ? 'there is no such file' : `cannot be read: ${messageOf(error)}`}` };
  }
}

function refuse(lines: string[]): number {
  for (const line of lines) console.error(line);
  return UNUSABLE;
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
