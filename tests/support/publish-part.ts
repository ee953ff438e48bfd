import type { Figures } from '#domain/glimcap/figures.ts';
import { addDays } from '#domain/metrics/zoned-day.ts';
import { parseFigures } from '../../cli/figures-file.ts';
import type { TestDomain } from './domain.ts';
import { type Edits, part12With } from './part-12.ts';

const WEEK_MS = 7 * 86_400_000;

/** Publishes the figures of Part 12 as a part of its own week, with some of them changed, and with what no figures file has. */
export function publishPart(
  { database, glimcapImport }: Pick<TestDomain, 'database' | 'glimcapImport'>,
  number: number,
  { edits = {}, more = {} }: { edits?: Edits; more?: Partial<Figures> } = {},
) {
  const weeks = number - 12;
  const date = new Date(Date.parse('2021-04-28T12:00:00Z') + weeks * WEEK_MS).toISOString();
  const parsed = parseFigures(part12With({ number, date, title: `The Glimcap Part ${number}`, ...edits }));
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  const figures = { ...parsed.figures, weekEnd: addDays('2021-04-25', 7 * weeks), ...more };
  return database.unitOfWork(() => glimcapImport.import(figures));
}
