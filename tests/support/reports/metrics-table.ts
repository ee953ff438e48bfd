import * as fc from 'fast-check';
import { asMoney, type NumberStyle, written } from './number-style.ts';
import { type Layout, layout, type TableBlock } from './table-block.ts';

export interface Metric {
  label: string;
  isMoney: boolean;
  now: number;
  /** Null for a metric that was never published. */
  last: number | null;
}

export type ColumnName = 'label' | 'now' | 'last' | 'difference' | 'percent' | 'goal' | 'notes' | 'trend' | 'spark';

export interface MetricsTable {
  metrics: Metric[];
  columns: ColumnName[];
  headings: Record<ColumnName, string>;
  layout: Layout;
  /** Weeks as rows, metrics as columns. */
  isLying: boolean;
  dress: Dress;
  spacerAt: number;
}

interface Dress {
  label(text: string): string;
  number(text: string): string;
}

const LABELS = [
  'Discord',
  'Twitter',
  'Reddit',
  'Instagram',
  'Facebook',
  'Users',
  'Apps',
  'Support Tickets',
  'TikTok',
  'Guilded',
  'Unique Streamers',
  'Peak Viewers',
  'Page Views',
  'GitHub Stars',
  'Newsletter',
  'YouTube',
];
const MONEY_LABELS = ['MRR', 'Donations', 'Net Revenue (MTD)'];
const TIMES = [
  ['This Week', 'Last Week', 'Diff'],
  ['This week', 'Last week', 'Difference'],
  ['Current', 'Previous', 'Change'],
  ['Now', 'Before', 'Δ'],
  ['THIS WEEK', 'LAST WEEK', 'CHANGE'],
  ['Apr 25th', 'Apr 18th', 'Diff'],
  ['2021-04-25', '2021-04-18', '+/-'],
  ['Week 12', 'Week 11', 'Change'],
  ['This Month', 'Last Month', 'Growth'],
  ['This Week', '2 Weeks Ago', 'Diff'],
  ['This Week', '2/23/21', 'Diff'],
  ['**This Week**', '**Last Week**', '**Diff**'],
  ['This Week:', 'Last Week:', 'Diff:'],
  ['Jan 3', 'Dec 27', 'WoW'],
  ['May', 'April', 'Change'],
  ['Today', 'Last report', 'Gain/Loss'],
];
const DRESSES: Dress[] = [
  { label: (text) => text, number: (text) => text },
  { label: (text) => text, number: (text) => text },
  { label: (text) => `**${text}**`, number: (text) => (text === '' ? '' : `**${text}**`) },
  { label: (text) => `[${text}](https://example.org/x)`, number: (text) => text },
  { label: (text) => `🎮 ${text}`, number: (text) => text },
  { label: (text) => `${text}[^1]`, number: (text) => text },
  { label: (text) => `\`${text}\``, number: (text) => (text === '' ? '' : `\`${text}\``) },
  { label: (text) => `*${text}*`, number: (text) => text },
];

const value = fc.oneof(
  fc.integer({ min: 0, max: 99 }),
  fc.integer({ min: 100, max: 9_999 }),
  fc.integer({ min: 1_000, max: 250_000 }),
);

const metrics: fc.Arbitrary<Metric[]> = fc
  .record({
    counts: fc.shuffledSubarray(LABELS, { minLength: 2, maxLength: 9 }),
    moneys: fc.shuffledSubarray(MONEY_LABELS, { maxLength: 1 }),
    values: fc.array(fc.tuple(value, value, fc.boolean()), { minLength: 10, maxLength: 10 }),
    newAt: fc.integer({ min: 0, max: 30 }),
    sameAt: fc.integer({ min: 0, max: 12 }),
  })
  .map(({ counts, moneys, values, newAt, sameAt }) =>
    [...counts, ...moneys].map((label, index) => {
      const [now, other, isNear] = values[index] ?? [1, 1, false];
      const last = index === sameAt ? now : isNear ? Math.max(0, now + (other % 97) - 48) : other;
      return { label, isMoney: MONEY_LABELS.includes(label), now, last: index === newAt ? null : last };
    }),
  );

const CORE: ColumnName[] = ['now', 'last', 'difference'];
const EXTRAS: ColumnName[] = ['percent', 'goal', 'notes', 'trend', 'spark'];
const columns: fc.Arbitrary<ColumnName[]> = fc
  .tuple(
    fc.constantFrom(
      CORE,
      CORE,
      ['last', 'now', 'difference'],
      ['difference', 'now', 'last'],
      ['now', 'difference', 'last'],
    ),
    fc.subarray(EXTRAS, { maxLength: 2 }),
    fc.boolean(),
  )
  .map(([core, extras, isPlain]) => ['label', ...core, ...(isPlain ? [] : extras)] as ColumnName[]);

export const metricsTable: fc.Arbitrary<MetricsTable> = fc
  .record({
    metrics,
    columns,
    times: fc.constantFrom(...TIMES),
    labelHeading: fc.constantFrom('', '', 'Metric', 'Platform', '<br/>', 'Network'),
    layout,
    isLying: fc.constantFrom(false, false, false, false, true),
    dress: fc.constantFrom(...DRESSES),
    spacerAt: fc.integer({ min: 1, max: 20 }),
  })
  .map(({ times: [now = '', last = '', difference = ''], labelHeading, ...table }) => ({
    ...table,
    headings: {
      label: labelHeading,
      now,
      last,
      difference,
      percent: '% change',
      goal: 'Goal',
      notes: 'Notes',
      trend: 'Trend',
      spark: 'Last 8 weeks',
    },
  }));

export function printedValue(style: NumberStyle, { isMoney }: Metric, amount: number): string {
  const text = written(style, amount, 0);
  return isMoney ? asMoney(style, text) : text;
}

export function printedChange(style: NumberStyle, metric: Metric, delta: number): string {
  if (delta === 0) return style.zero;
  const size = printedValue(style, metric, delta);
  return delta > 0 ? style.change.up(size) : style.change.down(size);
}

type Write = (style: NumberStyle, metric: Metric, delta: number | null) => string;

const CELLS: Record<ColumnName, Write> = {
  label: (_, { label }) => label,
  now: (style, metric) => printedValue(style, metric, metric.now),
  last: (style, metric) => (metric.last === null ? style.absent : printedValue(style, metric, metric.last)),
  difference: (style, metric, delta) => (delta === null ? style.isNew : printedChange(style, metric, delta)),
  percent: (style, { last }, delta) => (delta === null || !last ? style.absent : share(style, delta, last)),
  goal: (style, metric) => printedValue(style, metric, metric.now + 100),
  notes: (_, __, delta) => (delta !== null && delta < 0 ? 'a \\| b' : ''),
  trend: (_, __, delta) => (delta ? (delta > 0 ? '📈' : '📉') : ''),
  spark: () => '▁▂▃▅▇',
};

function cellOf(style: NumberStyle, column: ColumnName, metric: Metric): string {
  return CELLS[column](style, metric, metric.last === null ? null : metric.now - metric.last);
}

function share({ point }: NumberStyle, delta: number, last: number): string {
  const tenths = Math.round((Math.abs(delta) * 1000) / last);
  return `${delta < 0 ? '-' : '+'}${Math.trunc(tenths / 10)}${point}${tenths % 10}%`;
}

/** The table as cells, in the report's own hand, and where in it each figure of a metric stands. */
export interface MetricsBlock {
  block: TableBlock;
  at(metric: number, column: ColumnName): { row: number; column: number };
}

const SHOWN_LYING: ColumnName[] = ['label', 'now', 'last', 'difference'];

export function metricsBlock(style: NumberStyle, table: MetricsTable): MetricsBlock {
  const names = table.isLying ? table.columns.filter((name) => SHOWN_LYING.includes(name)) : table.columns;
  const header = names.map((name) => table.headings[name]);
  const rows = table.metrics.map((metric) => names.map((name) => dressed(table, name, cellOf(style, name, metric))));
  if (!table.isLying) {
    const spaced = withSpacer(rows, table);
    const shift = (metric: number) => (spaced.length > rows.length && metric >= table.spacerAt ? metric + 1 : metric);
    const block = { layout: table.layout, header, rows: spaced };
    return { block, at: (metric, name) => ({ row: shift(metric), column: names.indexOf(name) }) };
  }
  const [, ...weeks] = names.map((_, index) => [header[index] ?? '', ...rows.map((row) => row[index] ?? '')]);
  const labels = rows.map(([label = '']) => label);
  const block = { layout: { ...table.layout, hasBlankHeader: false }, header: ['', ...labels], rows: weeks };
  return { block, at: (metric, name) => ({ row: names.indexOf(name) - 1, column: metric + 1 }) };
}

function dressed({ dress }: MetricsTable, name: ColumnName, text: string): string {
  if (name === 'label') return dress.label(text);
  return SHOWN_LYING.includes(name) && text !== '' ? dress.number(text) : text;
}

function withSpacer(rows: string[][], { spacerAt, layout: { pipes, isHtml } }: MetricsTable): string[][] {
  if (spacerAt >= rows.length || pipes !== 'both' || isHtml) return rows;
  return rows.toSpliced(
    spacerAt,
    0,
    (rows[0] ?? []).map(() => '<br/>'),
  );
}
