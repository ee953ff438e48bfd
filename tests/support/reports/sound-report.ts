import * as fc from 'fast-check';
import { type MetricsTable, metricsBlock, metricsTable } from './metrics-table.ts';
import { type NumberStyle, numberStyle } from './number-style.ts';
import { type StatementTable, statementBlock, statementTable } from './statement-table.ts';
import { draw, type TableBlock } from './table-block.ts';

/** A report as its author has it in mind: the figures, and how they are written down. */
export interface Report {
  style: NumberStyle;
  metrics: MetricsTable;
  statement: StatementTable | null;
  paper: Paper;
}

interface Paper {
  eol: string;
  bom: string;
  frontMatter: string[];
  heading(text: string): string[];
  metricsTitle: string;
  moneyTitle: string;
  noise: string[][];
}

export type BlockName = 'metrics' | 'statement';
export type Blocks = Partial<Record<BlockName, TableBlock>>;

/** The text of a report with where its tables begin (0 for the first line). */
export interface Written {
  text: string;
  lineOf: Record<BlockName, number>;
}

const NOISE = [
  ['```', '| | This Week | Last Week | Diff |', '|-|-|-|-|', '|Discord|1|2|9⬆|', '```'],
  ['<!--', '|Discord|5|6|9⬆|', '-->'],
  ['![chart](https://example.org/a|b.png)'],
  ['[^1]: counted on Sunday at 10,00 h'],
  ['- We shipped 3 things', '  - and 1,00 more'],
  ['> Thanks to all 12 of you!'],
  ['{{< youtube 123 >}}'],
  ['~~Discord rose by 9,99~~'],
  ['| Who | What |', '|-|-|', '| Ann | wrote the docs |', '| Bob | fixed \\| pipes |'],
];

const paper: fc.Arbitrary<Paper> = fc.record({
  eol: fc.constantFrom('\n', '\n', '\r\n'),
  bom: fc.constantFrom('', '', '\ufeff'),
  frontMatter: fc.constantFrom(
    [],
    ['---', 'title: "The Glimcap 12"', 'date: 2021-04-28T08:00:00-04:00', '---', ''],
    ['+++', 'title = "Numbers | week 12"', 'date = 2021-04-28', '+++', ''],
  ),
  heading: fc.constantFrom<Array<(text: string) => string[]>>(
    (text) => [`# ${text}`],
    (text) => [`## ${text} ##`],
    (text) => [`### ${text}:`],
    (text) => [text, '======'],
    (text) => [text, '---'],
    (text) => [`## 📊 ${text}`],
    (text) => [`**${text}**`],
  ),
  metricsTitle: fc.constantFrom('Metrics', 'Weekly Metrics', 'Stats', 'By the numbers', 'Numbers', 'Growth'),
  moneyTitle: fc.constantFrom('Financials', 'Finances', 'Money', 'April Financials', 'Budget'),
  noise: fc.shuffledSubarray(NOISE, { maxLength: 4 }),
});

export const soundReport: fc.Arbitrary<Report> = fc.record({
  style: numberStyle,
  metrics: metricsTable,
  statement: fc.option(statementTable, { freq: 2 }),
  paper,
});

export function blocksOf({ style, metrics, statement }: Report): Blocks {
  const money = statement ? { statement: statementBlock(style, statement) } : {};
  return { metrics: metricsBlock(style, metrics).block, ...money };
}

export function write({ paper: sheet }: Report, blocks: Blocks, prose: readonly string[] = []): Written {
  const lines: string[] = [...sheet.frontMatter];
  const lineOf = { metrics: 0, statement: 0 };
  const [first, second, ...rest] = sheet.noise;
  const say = (...more: string[]) => lines.push(...more, '');
  const table = (name: BlockName, title: string) => {
    const block = blocks[name];
    if (!block) return;
    say(...sheet.heading(title));
    lineOf[name] = lines.length;
    say(...draw(block).lines);
  };
  say('Welcome to week 12.');
  if (first) say(...first);
  table('metrics', sheet.metricsTitle);
  for (const sentence of prose) say(sentence);
  if (second) say(...second);
  table('statement', sheet.moneyTitle);
  for (const noise of rest) say(...noise);
  return { text: sheet.bom + lines.join(sheet.eol), lineOf };
}
