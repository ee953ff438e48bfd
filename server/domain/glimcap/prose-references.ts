import { formatMetricValue } from '../metrics/metric-value.ts';
import type { Report } from './compile-report.ts';
import type { FinanceRow } from './finance-table.ts';
import type { MetricRow } from './metric-row.ts';
import type { Passage } from './passage.ts';

const REFERENCE = /\{\{\s*([a-z0-9_]+)\.([a-zA-Z]+)\s*\}\}/g;
const FINANCE = 'finance';

/** What a reference may ask of a metric's row, beside its label. */
export const REFERENCE_FIELDS = ['label', 'current', 'previous', 'delta', 'direction', 'change'] as const;

type ReferenceField = (typeof REFERENCE_FIELDS)[number];

/** A text with its references replaced, and those that name no figure of the report, as they stand in what was written. */
export interface ResolvedProse {
  text: string;
  unknown: Passage[];
}

/**
 * Replaces `{{discord.delta}}` by what its row says, so that a sentence takes its numbers and its directions
 * from the figures: `label`, `current`, `previous`, `delta` (without a sign), `direction` (up, down or
 * unchanged) and `change` ("down 76"); a line of the finance table is `{{finance.revenue}}`. A reference without
 * a figure stays as it is and is named.
 */
export function resolveReferences(text: string, report: Report): ResolvedProse {
  const unknown: Passage[] = [];
  const resolved = text.replace(REFERENCE, (reference: string, key: string, field: string, at: number) => {
    const value = key === FINANCE ? financeLine(report, field) : metricField(report, key, field);
    if (value === null) unknown.push({ words: reference, at });
    return value ?? reference;
  });
  return { text: resolved, unknown };
}

function financeLine({ finance }: Report, key: string): string | null {
  const row = finance?.rows.find((each) => each.key === key);
  return row?.amount ? row.cell : null;
}

function metricField(report: Report, key: string, field: string): string | null {
  const row = reportRows(report).find((each) => each.key === key);
  return row && isField(field) ? FIELDS[field](row) : null;
}

const FIELDS: Record<ReferenceField, (row: MetricRow) => string | null> = {
  label: ({ label }) => label,
  current: ({ current, cells }) => (current === null ? null : cells.current),
  previous: ({ previous }) => (previous === null ? null : formatMetricValue(previous)),
  delta: ({ difference, cells }) => (difference === null ? null : magnitude(cells.difference)),
  direction: ({ difference, cells }) => (difference === null ? null : direction(cells.difference)),
  change: ({ difference, cells }) => (difference === null ? null : change(cells.difference)),
};

/** Every row that stands for a metric, whichever its section. */
export function reportRows({ metrics, traffic, networks }: Report): MetricRow[] {
  const { pageViews, visitors } = traffic;
  return [...metrics, pageViews, ...(visitors ? [visitors] : []), ...networks];
}

/** Something that a text may refer to, and what it says in this report. */
export interface ReferenceChoice {
  /** `{{discord.delta}}` */
  reference: string;
  field: ReferenceField | 'amount';
  value: string;
}

/** All that a text may refer to in a report, by metric and then the lines of the finance table. What has no figure is left out. */
export function referenceChoices(report: Report): { label: string; choices: ReferenceChoice[] }[] {
  const ofRow = (row: MetricRow) => ({
    label: row.label,
    choices: REFERENCE_FIELDS.flatMap((field): ReferenceChoice[] => {
      const value = FIELDS[field](row);
      return value === null ? [] : [{ reference: `{{${row.key}.${field}}}`, field, value }];
    }),
  });
  const ofLine = ({ key, label, amount, cell }: FinanceRow) => ({
    label,
    choices: amount ? [{ reference: `{{${FINANCE}.${key}}}`, field: 'amount' as const, value: cell }] : [],
  });
  return [...reportRows(report).map(ofRow), ...(report.finance?.rows ?? []).map(ofLine)];
}

function isField(field: string): field is ReferenceField {
  return REFERENCE_FIELDS.some((each) => each === field);
}

/** The words follow the printed cell, so prose and table cannot disagree. */
function direction(cell: string): string {
  if (cell.endsWith('⬆')) return 'up';
  return cell.endsWith('⬇') ? 'down' : 'unchanged';
}

function magnitude(cell: string): string {
  return cell.replace(/[⬆⬇]$/u, '');
}

function change(cell: string): string {
  const word = direction(cell);
  return word === 'unchanged' ? word : `${word} ${magnitude(cell)}`;
}
