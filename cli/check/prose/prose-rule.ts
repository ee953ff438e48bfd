import type { Block } from '../blocks.ts';
import type { ComparedRow } from '../compared-rows.ts';
import { directionOf } from '../direction.ts';
import { formatMicro, MICRO } from '../figure.ts';
import type { Findings } from '../findings.ts';
import { slackOf } from '../slack.ts';
import type { Claim } from './claim.ts';
import { type ClaimedNumber, mayMean } from './claim-numbers.ts';
import { metricNames } from './metric-names.ts';
import { claimsIn } from './read-claims.ts';
import { type RowReading, rowReadings } from './row-readings.ts';
import { LONGEST_PARAGRAPH, sentencesOf } from './sentences.ts';

const MOST_PROSE = 300_000;

/** `prose-direction`: what the prose says of a row's change, against the row. */
export function checkProse(blocks: readonly Block[], rows: readonly ComparedRow[], findings: Findings): void {
  const names = metricNames(rows.map(({ label }) => label));
  let read = 0;
  for (const block of blocks.filter(({ kind }) => kind === 'prose')) {
    const length = block.lines.reduce((sum, line) => sum + line.length, 0);
    read += length;
    if (length > LONGEST_PARAGRAPH || read > MOST_PROSE) {
      findings.skipped(block.line, 'a paragraph', 'there is more of it than a report has');
      continue;
    }
    for (const sentence of sentencesOf(block)) checkSentence(claimsIn(sentence, names), rows, findings);
  }
}

/** What a sentence says twice of a row, it says once. */
function checkSentence(claims: readonly Claim[], rows: readonly ComparedRow[], findings: Findings): void {
  const told = new Set<string>();
  for (const claim of claims) {
    const isToldAlready = claim.labels.length > 0 && claim.labels.every((label) => told.has(label));
    if (!isToldAlready && checkClaim(claim, rows, findings)) for (const label of claim.labels) told.add(label);
  }
}

/** True when the claim was found wrong. */
function checkClaim(claim: Claim, rows: readonly ComparedRow[], findings: Findings): boolean {
  const span = contradictsItself(claim);
  if (span !== null) return decide(claim, { problem: span, row: claim.labels[0] ?? '' }, findings);
  if (claim.labels.length > 0)
    return claim.labels.filter((label) => checkLabel(claim, { label, rows }, findings)).length > 0;

  if (claim.numbers.from && claim.numbers.to) findings.statement();
  else tellUnbound(claim, rows, findings);
  return false;
}

/** Rows of one name in several tables are all asked: one that agrees is enough. */
function checkLabel(
  claim: Claim,
  { label, rows }: { label: string; rows: readonly ComparedRow[] },
  findings: Findings,
): boolean {
  const own = rows.filter((row) => row.label === label);
  const problems = own.flatMap((row) =>
    rowReadings(row, findings).map((reading) => contradiction(claim, row, reading)),
  );
  const [problem] = problems;
  if (problem && !problems.includes(null)) return decide(claim, { problem, row: label }, findings);
  findings.statement();
  return false;
}

interface Problem {
  problem: { expected: string; explanation: string };
  row: string;
}

function decide({ sentence, word, doubt }: Claim, { problem, row }: Problem, findings: Findings): boolean {
  if (doubt !== null) {
    findings.notChecked(sentence.line, `"${excerpt(sentence.text)}"`, doubt);
    return false;
  }
  findings.statement();
  const { line, column, section } = sentence;
  findings.fault('prose-direction', {
    cell: { line, column: column + word.start, text: '' },
    table: section,
    row,
    heading: '',
    ...problem,
    printed: `"${excerpt(sentence.text)}"`,
  });
  return true;
}

/** `dropping from 11,000 to 16,000`. */
function contradictsItself({ word, numbers: { from, to } }: Claim): Problem['problem'] | null {
  if (!from || !to || from.isPercent !== to.isPercent || from.micro === to.micro) return null;
  const direction = to.micro > from.micro ? 'up' : 'down';
  if (direction === word.direction) return null;
  return { expected: WORDS[direction], explanation: `from ${from.text} to ${to.text}` };
}

function contradiction(claim: Claim, row: ComparedRow, reading: RowReading): Problem['problem'] | null {
  const { word } = claim;
  const slack = slackOf([row.now, row.last]);
  const direction = directionOf(reading.delta);
  const show = (micro: bigint) => formatMicro(micro, row.now.step < row.last.step ? row.now : row.last);
  const size = reading.delta < 0n ? -reading.delta : reading.delta;
  const explanation = `${row.cells.now.text} − ${row.cells.last.text}, line ${row.line}`;
  if (size > slack ? direction !== word.direction : size === 0n && slack === 0n)
    return {
      expected: `${row.label} ${WORDS[direction]}${size === 0n ? '' : ` by ${show(size)}`}`,
      explanation,
    };
  const wrong = claim.labels.length > 1 ? null : wrongNumber(claim, reading);
  return wrong ? { expected: `${row.label} ${wrong.words} ${show(wrong.actual)}`, explanation } : null;
}

const WORDS = { up: 'rose', down: 'fell', flat: 'did not change' };

function wrongNumber(
  { numbers: { by, from, to } }: Claim,
  { delta, now, last }: RowReading,
): { words: string; actual: bigint } | null {
  const size = delta < 0n ? -delta : delta;
  if (by && !by.isPercent && !mayMean(by, size) && !isThreshold(by, now)) return { words: 'changed by', actual: size };
  if (by?.isPercent && last > 0n && !mayMeanShare(by, (size * 100n * MICRO) / last))
    return { words: 'changed by', actual: size };
  if (to && !to.isPercent && !mayMean(to, now)) return { words: 'stands at', actual: now };
  return from && !from.isPercent && isExact(from) && !mayMean(from, last) ? { words: 'stood at', actual: last } : null;
}

/** `fell below 6,000` tells where it went, not how far. */
function isThreshold(claimed: ClaimedNumber, now: bigint): boolean {
  return (claimed.hedge === 'over' || claimed.hedge === 'under') && mayMean(claimed, now);
}

/** A share in prose is rounded at will. */
function mayMeanShare(claimed: ClaimedNumber, actual: bigint): boolean {
  const off = actual > claimed.micro ? actual - claimed.micro : claimed.micro - actual;
  return mayMean(claimed, actual) || off <= MICRO || off * 100n <= actual * 15n;
}

/** A round number to have come from may be an old peak, a number to the last digit is last week's. */
function isExact({ step, micro, hedge }: ClaimedNumber): boolean {
  return hedge === null && micro / step >= 100n;
}

/** Numbers of things that no table has are not for us to judge, but for the reader to know of. */
function tellUnbound({ sentence, numbers: { by } }: Claim, rows: readonly ComparedRow[], findings: Findings): void {
  if (rows.length === 0 || !by) return;
  findings.notChecked(sentence.line, `"${excerpt(sentence.text)}"`, 'it names no row of the tables');
}

function excerpt(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
