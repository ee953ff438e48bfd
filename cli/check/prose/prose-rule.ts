import type { Block } from '../blocks.ts';
import type { ComparedRow } from '../compared-rows.ts';
import { directionOf } from '../direction.ts';
import type { Findings } from '../findings.ts';
import { findPublished, type PublishedReport, publishedDelta } from '../published.ts';
import type { Claim } from './claim.ts';
import { type Contradiction, contradiction, contradictsItself } from './contradiction.ts';
import { directionWords } from './direction-words.ts';
import { metricNames } from './metric-names.ts';
import { placeOfWord } from './place-of-word.ts';
import { claimsIn } from './read-claims.ts';
import { rowReadings } from './row-readings.ts';
import { LONGEST_PARAGRAPH, sentencesOf } from './sentences.ts';

const MOST_PROSE = 300_000;
const MOST_NAMES = 1000;

/** What prose can be held against: the report's rows, and the report before. */
export interface Facts {
  rows: readonly ComparedRow[];
  published: PublishedReport | null;
}

/** `prose-direction`: what the prose says of a row's change, against the row. */
export function checkProse(blocks: readonly Block[], facts: Facts, findings: Findings): void {
  const names = metricNames(facts.rows.map(({ label }) => label));
  if (names.length > MOST_NAMES) {
    findings.skipped(1, 'the prose', 'there are more rows than a report has');
    return;
  }
  let read = 0;
  for (const block of blocks.filter(({ kind }) => kind === 'prose')) {
    const length = block.lines.reduce((sum, line) => sum + line.length, 0);
    read += length;
    if (read > MOST_PROSE) {
      findings.skipped(block.line, 'the prose from here on', 'there is more of it than a report has');
      return;
    }
    if (length > LONGEST_PARAGRAPH)
      findings.skipped(block.line, 'a paragraph', 'it is longer than any that a report has');
    else if (mayClaim(block))
      for (const sentence of sentencesOf(block)) checkSentence(claimsIn(sentence, names), facts, findings);
  }
}

/** Most paragraphs say nothing of rise or fall, and need not be read as Markdown. */
function mayClaim({ lines }: Block): boolean {
  return directionWords(lines.join(' ').toLowerCase()).length > 0;
}

/** What a sentence says twice of a row, it says once. */
function checkSentence(claims: readonly Claim[], facts: Facts, findings: Findings): void {
  const told = new Set<string>();
  for (const claim of claims) {
    const isToldAlready = claim.labels.length > 0 && claim.labels.every((label) => told.has(label));
    if (!isToldAlready && checkClaim(claim, facts, findings)) for (const label of claim.labels) told.add(label);
  }
}

/** True when the claim was found wrong. */
function checkClaim(claim: Claim, facts: Facts, findings: Findings): boolean {
  const span = contradictsItself(claim);
  if (span !== null) return decide(claim, { problem: span, row: claim.labels[0] ?? '' }, findings);
  if (claim.labels.length > 0)
    return claim.labels.filter((label) => checkLabel(claim, { ...facts, label }, findings)).length > 0;

  if (claim.numbers.from && claim.numbers.to) findings.statement();
  else tellUnbound(claim, facts.rows, findings);
  return false;
}

/** Rows of one name in several tables are all asked: one that agrees is enough. */
function checkLabel(claim: Claim, { label, rows, published }: Facts & { label: string }, findings: Findings): boolean {
  const own = rows.filter((row) => row.label === label);
  const problems = own.flatMap((row) =>
    rowReadings(row, findings).map((reading) => contradiction(claim, row, reading)),
  );
  const [first] = problems;
  const problem = first && !problems.includes(null) ? first : notTheFirst(claim, label, published);
  if (problem) return decide(claim, { problem, row: label }, findings);
  findings.statement();
  return false;
}

/** "Our first ever drop" is not, when the report before had one. */
function notTheFirst({ isFirst, word }: Claim, label: string, published: PublishedReport | null): Contradiction | null {
  const before = isFirst && published ? findPublished(published, label) : null;
  const delta = before ? publishedDelta(before) : null;
  if (!before || delta === null || directionOf(delta) !== word.direction) return null;
  return {
    expected: 'not the first',
    explanation: `line ${before.line} of the previous report went ${word.direction} too`,
  };
}

interface Problem {
  problem: Contradiction;
  row: string;
}

function decide({ sentence, word, doubt }: Claim, { problem, row }: Problem, findings: Findings): boolean {
  if (doubt !== null) {
    findings.notChecked(sentence.line, `"${excerpt(sentence.text)}"`, doubt);
    return false;
  }
  findings.statement();
  findings.fault('prose-direction', {
    cell: { ...placeOfWord(sentence, word), text: '' },
    table: sentence.section,
    row,
    heading: '',
    ...problem,
    printed: `"${excerpt(sentence.text)}"`,
  });
  return true;
}

/** Numbers of things that no table has are not for us to judge, but for the reader to know of. */
function tellUnbound({ sentence, numbers: { by } }: Claim, rows: readonly ComparedRow[], findings: Findings): void {
  if (rows.length === 0 || !by) return;
  findings.notChecked(sentence.line, `"${excerpt(sentence.text)}"`, 'it names no row of the tables');
}

function excerpt(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
