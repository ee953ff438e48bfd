import type { Rule } from '../../../cli/check/check-result.ts';
import { metricsBlock, printedChange, printedValue } from './metrics-table.ts';
import { written } from './number-style.ts';
import { type BlockName, type Blocks, blocksOf, type Report, write } from './sound-report.ts';
import { printedAmount, type StatementLine } from './statement-table.ts';
import { draw, type TableBlock } from './table-block.ts';

/** A report with one thing wrong in it, and what should be said of it. */
export interface Faulty {
  text: string;
  rule: Rule;
  line: number;
  column: number;
  row: string;
  printed: string;
  /** The number that should stand there, without decoration; null when a rule expects something else. */
  expected: string | null;
}

interface Place {
  block: BlockName;
  row: number;
  column: number;
}

interface Edit extends Place {
  text: string;
}

/** One fault of each rule that the report can have; `pick` chooses which cell. */
export function faultsOf(report: Report, pick: number): Faulty[] {
  return [...metricFaults(report, pick), ...headerFaults(report, pick), ...moneyFaults(report, pick)];
}

function edited(
  report: Report,
  edits: readonly Edit[],
): { text: string; at(place: Place): { line: number; column: number } } {
  const blocks: Blocks = Object.fromEntries(
    Object.entries(blocksOf(report)).map(([name, block]) => [
      name,
      withEdits(
        block,
        edits.filter((edit) => edit.block === name),
      ),
    ]),
  );
  return drawn(report, blocks);
}

function drawn(report: Report, blocks: Blocks) {
  const { text, lineOf } = write(report, blocks);
  return {
    text,
    at: ({ block, row, column }: Place) => {
      const table = blocks[block];
      if (!table) throw new Error(`the report has no ${block}`);
      const place = draw(table).place(row, column);
      return { line: lineOf[block] + place.line + 1, column: place.column };
    },
  };
}

function withEdits(block: TableBlock, edits: readonly Edit[]): TableBlock {
  const textAt = (row: number, column: number) =>
    edits.find((edit) => edit.row === row && edit.column === column)?.text;
  const rows = block.rows.map((cells, row) => cells.map((text, column) => textAt(row, column) ?? text));
  return { ...block, rows };
}

function metricFaults(report: Report, pick: number): Faulty[] {
  const { style, metrics: table } = report;
  const { at } = metricsBlock(style, table);
  const known = table.metrics.flatMap((metric, index) =>
    metric.last === null ? [] : [{ metric, index, delta: metric.now - metric.last, last: metric.last }],
  );
  const one = known[pick % Math.max(1, known.length)];
  const moved = known.filter(({ delta }) => delta !== 0);
  const mover = moved[pick % Math.max(1, moved.length)];
  const dressed = (text: string) => (text === '' ? '' : table.dress.number(text));
  const faulty = (
    rule: Rule,
    {
      index,
      name,
      text,
      expected,
    }: { index: number; name: 'now' | 'difference'; text: string; expected: string | null },
  ): Faulty => {
    const place = { block: 'metrics', ...at(index, name) } as const;
    const { text: whole, at: placeOf } = edited(report, [{ ...place, text: dressed(text) }]);
    return { rule, text: whole, ...placeOf(place), row: table.metrics[index]?.label ?? '', printed: text, expected };
  };

  const found: Faulty[] = [];
  if (one) {
    const { metric, index, delta } = one;
    const off = delta + (delta < 0 ? -1 : 1) * (1 + (pick % 300));
    const size = written(style, delta, 0);
    found.push(
      faulty('difference', { index, name: 'difference', text: printedChange(style, metric, off), expected: size }),
    );
  }
  if (mover && style.change.isDirected) {
    const { metric, index, delta } = mover;
    found.push(
      faulty('arrow', {
        index,
        name: 'difference',
        text: printedChange(style, metric, -delta),
        expected: written(style, delta, 0),
      }),
    );
  }
  if (mover && moved.length > 1)
    found.push(
      faulty('missing-difference', {
        index: mover.index,
        name: 'difference',
        text: '',
        expected: written(style, mover.delta, 0),
      }),
    );
  return [...found, ...formatFaults(report, pick, faulty)];
}

type Build = (
  rule: Rule,
  at: { index: number; name: 'now' | 'difference'; text: string; expected: string | null },
) => Faulty;

function formatFaults({ style, metrics: { metrics } }: Report, pick: number, faulty: Build): Faulty[] {
  const large = metrics.map((metric, index) => ({ metric, index })).filter(({ metric }) => metric.now >= 1000);
  const one = large[pick % Math.max(1, large.length)];
  if (!one || style.thousands !== ',') return [];
  const right = printedValue(style, one.metric, one.metric.now);
  const expected = written(style, one.metric.now, 0);
  const wrong = [right.replace(/(\d),(\d)/, ',$1$2').replace(/(^|\D),/, '$1'), right.replace(/(\d),(\d)/, '$1$2,')];
  const misplaced = wrong[pick % 2] ?? '';
  const others = large.filter(({ index }) => index !== one.index);
  const alike = others.filter(({ metric }) => metric.now < 10_000 === one.metric.now < 10_000);
  const bare = alike.length > 0 && others.length > 1 ? [right.replaceAll(',', '')] : [];
  const isMisplaced = others.length > 0 && /,/.test(misplaced) && !/\d,\d{3}(?!\d)/.test(misplaced);
  return [...(isMisplaced ? [misplaced] : []), ...bare].map((text) =>
    faulty('number-format', { index: one.index, name: 'now', text, expected }),
  );
}

/** A cell too few in the header, in the delimiter row, or in a row; and one too many. */
function headerFaults(report: Report, pick: number): Faulty[] {
  const blocks = blocksOf(report);
  const block = blocks.metrics;
  if (!block || block.layout.isHtml || report.metrics.isLying || block.rows.length < 3) return [];
  const width = block.header.length;
  const isBlankHeaded = block.layout.hasBlankHeader && block.layout.pipes !== 'none';
  const build = (changed: TableBlock, place: { row: number; name: string }): Faulty => {
    const { text, at } = drawn(report, { ...blocks, metrics: changed });
    const { line } = at({ block: 'metrics', row: place.row, column: 0 });
    const isDelimiter = place.name === 'the delimiter row';
    const above = isBlankHeaded ? -1 : 1;
    return {
      rule: 'header-cells',
      text,
      line: isDelimiter ? line + above : line,
      column: 1,
      row: place.name,
      printed: '',
      expected: null,
    };
  };
  const found: Faulty[] = [];
  const dropped = 1 + (pick % (width - 1));
  found.push(build({ ...block, header: block.header.toSpliced(dropped, 1) }, { row: -1, name: 'the header' }));
  if (!isBlankHeaded) {
    found.push(build({ ...block, delimiters: width - 1 }, { row: -1, name: 'the delimiter row' }));
    found.push(build({ ...block, delimiters: width + 1 }, { row: -1, name: 'the delimiter row' }));
  }
  const { row } = metricsBlock(report.style, report.metrics).at(pick % report.metrics.metrics.length, 'now');
  const cells = block.rows[row];
  if (!cells || block.layout.pipes !== 'both' || block.rows.length < 4) return found;
  const [short, long] = [cells.toSpliced(dropped, 1), [...cells, 'one more']];
  for (const changed of [short, long])
    found.push(
      build({ ...block, rows: block.rows.with(row, changed), delimiters: width }, { row, name: cells[0] ?? '' }),
    );
  return found;
}

const RULES: Partial<Record<StatementLine, Rule>> = {
  revenue: 'revenue',
  expenses: 'expenses',
  remainingCredits: 'credits',
  budgetRemaining: 'budget',
  actualRemaining: 'budget',
};

function moneyFaults(report: Report, pick: number): Faulty[] {
  const { style, statement: table } = report;
  if (!table) return [];
  const column = pick % table.periods.length;
  const amounts = table.periods[column]?.amounts;
  if (!amounts) return [];
  return table.lines.flatMap((line, row) => {
    const rule = RULES[line];
    if (!rule || !isDerivable(line, table.lines)) return [];
    const text = printedAmount(style, table, { line, amount: amounts[line] + 1 + (pick % 90_000) });
    const place = { block: 'statement', row, column: column + 1 } as const;
    const { text: whole, at } = edited(report, [{ ...place, text }]);
    const label = table.labels[line].replaceAll('*', '');
    return [{ rule, text: whole, ...at(place), row: label, printed: text, expected: written(style, amounts[line], 2) }];
  });
}

/** Can the line be reckoned from the rows that are printed? */
function isDerivable(line: StatementLine, lines: readonly StatementLine[]): boolean {
  return line !== 'expenses' || lines.includes('bandwidth');
}
