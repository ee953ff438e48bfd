import { readBlocks } from './blocks.ts';
import type { CheckResult } from './check-result.ts';
import { checkDifferences } from './difference-rule.ts';
import { checkStatement } from './finance-rule.ts';
import { Findings } from './findings.ts';
import { checkDelimiter, checkHeaderCells } from './header-cells.ts';
import { figuresOf, isOfFigures, type KnownTable, knownTable, tablesOf } from './known-table.ts';
import { withPublished } from './last-rule.ts';
import { checkNumberFormats } from './number-format-rule.ts';
import { checkProse } from './prose/prose-rule.ts';
import { publishedReport, reportDay } from './published.ts';
import { checkShares } from './share-rule.ts';

/**
 * Everything in a weekly report that its own rows contradict, and with
 * `previous`, the text of the report before it, what that one never published.
 * Never throws, whatever the text.
 */
export function checkReport(text: string, previous?: string): CheckResult {
  const findings = new Findings();
  const { blocks, skipped, frontMatter } = readBlocks(text);
  for (const { line, what, reason } of skipped) findings.skipped(line, what, reason);

  const tables = tablesOf(blocks, findings);
  for (const table of tables.filter(isOfFigures)) checkHeaderCells(table, findings);
  const known = tables.flatMap((table) => knownTable(table, findings) ?? []);
  for (const { table } of known) checkDelimiter(table, findings);
  checkNumberFormats(known.flatMap(figuresOf), findings);

  const published = previous === undefined ? null : publishedReport(previous);
  const compared = known.map((each) => withPublished(each, { published, day: reportDay(frontMatter) }, findings));
  for (const table of compared) checkTable(table, findings);
  const rows = compared.flatMap((table) => table.rows);
  checkProse(blocks, { rows, published }, findings);
  return findings.result();
}

function checkTable({ rows, comparison, statements }: KnownTable, findings: Findings): void {
  checkDifferences(rows, findings);
  if (comparison) checkShares(rows, comparison, findings);
  for (const statement of statements) checkStatement(statement, findings);
}
