import { compileReport, type Report } from './compile-report.ts';
import type { Figures } from './figures.ts';
import { PROSE_SECTIONS } from './prose.ts';
import { reportRows } from './prose-references.ts';
import { roadmapMarkdown } from './roadmap/roadmap-markdown.ts';
import { winsMarkdown } from './wins/wins-markdown.ts';

/** One thing that is otherwise than in an earlier draft. A null was not there, or is not there any more. */
export interface ReportChange {
  /** `metrics.discord`, `finance.gross`, `prose.intro`, `author`… */
  path: string;
  label: string;
  before: string | null;
  after: string | null;
}

/** Everything that a reader would find changed from one draft to the next, in the order of the report. */
export function reportChanges(before: Figures, after: Figures): ReportChange[] {
  const [earlier, later] = [printedParts(before), printedParts(after)];
  const paths = [...new Set([...later.keys(), ...earlier.keys()])];
  return paths.flatMap((path) => {
    const [was, is] = [earlier.get(path), later.get(path)];
    if (was?.text === is?.text) return [];
    return [{ path, label: (is ?? was)?.label ?? path, before: was?.text ?? null, after: is?.text ?? null }];
  });
}

interface Part {
  label: string;
  text: string;
}

function printedParts(figures: Figures): Map<string, Part> {
  const report = compileReport(figures);
  return new Map([
    ['title', { label: 'Title', text: report.title }],
    ['author', { label: 'Author', text: report.author }],
    ...rowParts(report),
    ...(report.finance?.rows ?? []).map(({ key, label, cell }): [string, Part] => [
      `finance.${key}`,
      { label, text: cell },
    ]),
    ...proseParts(figures),
    ...closingParts(report),
  ]);
}

function rowParts(report: Report): [string, Part][] {
  return reportRows(report).map(({ key, label, cells, missing }) => {
    const now = missing === null ? cells.current : `${cells.current} (${missing})`;
    return [`metrics.${key}`, { label, text: `${now}, ${cells.previous}, ${cells.difference}` }];
  });
}

function closingParts({ wins, roadmap, support }: Report): [string, Part][] {
  const parts = [
    { path: 'wins', label: 'Wins', text: winsMarkdown(wins).join('\n') },
    { path: 'roadmap', label: 'Roadmap', text: roadmapMarkdown(roadmap).join('\n') },
    { path: 'support', label: 'Support', text: support },
  ];
  return parts.flatMap(({ path, ...part }): [string, Part][] => (part.text === '' ? [] : [[path, part]]));
}

function proseParts({ prose = {} }: Figures): [string, Part][] {
  return PROSE_SECTIONS.flatMap((section): [string, Part][] => {
    const text = prose[section];
    return text === undefined ? [] : [[`prose.${section}`, { label: `Text: ${section}`, text }]];
  });
}
