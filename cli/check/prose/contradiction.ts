import type { ComparedRow } from '../compared-rows.ts';
import { directionOf } from '../direction.ts';
import { formatMicro, MICRO } from '../figure.ts';
import { slackOf } from '../slack.ts';
import type { Claim } from './claim.ts';
import { type ClaimedNumber, mayMean } from './claim-numbers.ts';
import type { RowReading } from './row-readings.ts';

/** What should have been said, and why. */
export interface Contradiction {
  expected: string;
  explanation: string;
}

/** `dropping from 11,000 to 16,000`. */
export function contradictsItself({ labels, word, numbers: { from, to } }: Claim): Contradiction | null {
  if (!from || !to || from.isPercent !== to.isPercent || from.micro === to.micro) return null;
  if (labels.length === 0 && !(isCount(from) && isCount(to))) return null;
  const direction = to.micro > from.micro ? 'up' : 'down';
  if (direction === word.direction) return null;
  return { expected: WORDS[direction], explanation: `from ${from.text} to ${to.text}` };
}

/** Small numbers may be ranks, where less is better. */
function isCount({ micro, isPercent, text }: ClaimedNumber): boolean {
  return isPercent || micro >= 100n * MICRO || /^[$€£]/.test(text);
}

/** What a claim says that a row, as it is read, does not; null when they agree. */
export function contradiction(claim: Claim, row: ComparedRow, reading: RowReading): Contradiction | null {
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
