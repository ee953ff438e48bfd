import type { ComparedRow } from './compared-rows.ts';
import { expectedLast } from './expected-last.ts';
import { type Figure, formatMicro } from './figure.ts';
import type { Findings } from './findings.ts';
import type { KnownTable } from './known-table.ts';
import { findPublished, type PublishedReport } from './published.ts';
import { signedMicro } from './signed-micro.ts';
import { agrees, slackOf } from './slack.ts';

/** The report before, and the day of the one that is checked. */
export interface Against {
  published: PublishedReport | null;
  day: number | null;
}

/**
 * `last-mismatch`: each earlier value against the report before.
 * The rows come back with what was published where that is something else.
 */
export function withPublished(table: KnownTable, against: Against, findings: Findings): KnownTable {
  const { published } = against;
  if (!published || !table.comparison) return table;
  if (published.rows.length === 0) {
    findings.notChecked(table.table.line, 'the earlier values', 'the previous report has no table that can be read');
    return table;
  }
  return {
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      published: contradicted(row, { ...against, published }, { table, findings }),
    })),
  };
}

interface Place {
  table: KnownTable;
  findings: Findings;
}

/** What was published for a row, when the row says otherwise. */
function contradicted(
  row: ComparedRow,
  { published, day }: { published: PublishedReport; day: number | null },
  { table, findings }: Place,
): bigint | null {
  const what = `the earlier value of "${row.label}"`;
  const before = findPublished(published, row.label);
  if (row.last.malformed !== null) {
    findings.notChecked(row.line, what, 'it is malformed');
    return null;
  }
  if (!before) {
    tellUnpublished(row, published, findings);
    return null;
  }
  const column = table.comparison?.previous;
  const expected = expectedLast(before, { kind: column?.kind, note: row.last.note, day, publishedDay: published.day });
  findings.checked(row.cells.last);
  const fits = (figure: Figure | null) =>
    figure !== null && agrees(signedMicro(figure), signedMicro(row.last), slackOf([figure, row.last]));
  if (expected.figures.some(fits)) return null;
  const [figure] = expected.figures;
  if (expected.doubt !== null || !figure) {
    findings.notChecked(row.line, what, expected.doubt ?? 'the previous report gives no value for it');
    return null;
  }
  tell(row, { figure, line: before.line }, findings);
  return signedMicro(figure);
}

/** A row that the report before had not: it may have been renamed there, or published in an issue between. */
function tellUnpublished(row: ComparedRow, published: PublishedReport, findings: Findings): void {
  const why = published.holds(row.last.micro)
    ? 'the previous report has no such row, though it holds that number'
    : 'the previous report has neither such a row nor that number';
  findings.notChecked(row.line, `the earlier value of "${row.label}"`, why);
}

function tell(row: ComparedRow, { figure, line }: { figure: Figure; line: number }, findings: Findings): void {
  findings.fault('last-mismatch', {
    ...placeOf(row),
    expected: formatMicro(signedMicro(figure), figure),
    explanation: `line ${line} of the previous report`,
  });
}

function placeOf({ cells, table, label, headings }: ComparedRow) {
  return { cell: cells.last, table, row: label, heading: headings.last };
}
