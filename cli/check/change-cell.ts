import { type Direction, takeArrows, wordDirection } from './direction.ts';
import { absence, type Figure } from './figure.ts';
import { readFigure } from './read-figure.ts';

/** What a difference's cell says. */
export interface Change {
  /** Without sign; null when the cell gives a direction only. */
  size: Figure | null;
  /** A share of the last value beside it: `76 (1.3%)`. */
  percent: Figure | null;
  /** Null when neither arrow, sign nor word gives one. */
  direction: Direction | null;
  /** Signs, arrows or words that point both ways. */
  isTorn: boolean;
  /** How the direction was given. */
  by: 'arrow' | 'sign' | 'word' | null;
}

export type ReadChange = Change | { absence: 'empty' | 'dash' | 'unknown' | 'new' } | { unreadable: true };

const SIGNS: Record<Figure['sign'], Direction | null> = { '': null, '+': 'up', '-': 'down' };
const NOTHING: Change = { size: null, percent: null, direction: null, isTorn: false, by: null };

/** Reads the cell of a difference: `76⬇`, `▼ 76`, `-76`, `(76)`, `76 down`, `-76 (-1.3%)`, `no change`. */
export function readChange(text: string): ReadChange {
  const { directions, rest } = takeArrows(text);
  const nothing = absence(text) ?? (directions.size === 0 && rest !== '' ? absence(rest) : null);
  if (nothing) return { absence: nothing };

  if (/^[$€£]?0+(?:\.0+)?\s?%?\s*[-–—=±~]$|^[±=]\s*[$€£]?0+(?:\.0+)?\s?%?$/.test(rest)) return NO_CHANGE;
  if (wordDirection(rest) === 'flat') return NO_CHANGE;
  const { main, aside } = withoutAside(rest);
  if (main === '') return directions.size === 0 ? { unreadable: true } : withDirections(NOTHING, directions, null);
  return readSize(main, directions, aside);
}

function readSize(main: string, directions: Set<Direction>, aside: string): ReadChange {
  const { number, word } = splitWord(main);
  const size = readFigure(number);
  if (!size) return { unreadable: true };
  const second = readFigure(takeArrows(aside).rest);
  const percent = second?.unit === 'percent' && size.unit !== 'percent' ? second : null;
  if (size.unit === 'percent' && second && second.unit !== 'percent')
    return withDirections({ ...NOTHING, size: second, percent: size }, directions, word);
  return withDirections({ ...NOTHING, size, percent }, directions, word);
}

function withDirections(change: Change, arrows: Set<Direction>, word: Direction | null): Change {
  const sign = SIGNS[change.size?.sign ?? ''];
  const ways = new Set([...arrows, ...(word ? [word] : []), ...(sign ? [sign] : [])]);
  const [direction = null] = ways;
  const isTorn = ways.size > 1;
  return { ...change, direction: isTorn ? null : direction, isTorn, by: givenBy({ arrows, word, sign }) };
}

function givenBy(given: { arrows: Set<Direction>; word: Direction | null; sign: Direction | null }): Change['by'] {
  if (given.arrows.size > 0) return 'arrow';
  if (given.sign) return 'sign';
  return given.word ? 'word' : null;
}

/** `-76 (-1.3%)` is a number and an aside; `(76)` is a number. */
function withoutAside(text: string): { main: string; aside: string } {
  const match = /^(.*\d.*?)\s*[([/]\s*([^()[\]]*\d[^()[\]]*%?)[)\]]?$/.exec(text);
  if (!match?.[1] || !match[2] || /^[([]/.test(text)) return { main: text, aside: '' };
  return { main: match[1], aside: match[2] };
}

/** `up by 76`, `76 down`, `76 members down`: the number, and the way that the words around it point. */
function splitWord(text: string): { number: string; word: Direction | null } {
  const words = text.split(' ');
  for (const count of [3, 2, 1].filter((each) => each < words.length)) {
    const [first, last] = [words.slice(0, count), words.slice(-count)];
    const before = wordDirection(first.join(' '));
    if (before) return { number: words.slice(count).join(' '), word: before };
    const after = wordDirection(last.join(' '));
    if (after) return { number: words.slice(0, -count).join(' '), word: after };
  }
  return { number: text, word: null };
}

const ZERO: Figure = {
  micro: 0n,
  step: 1_000_000n,
  unit: 'count',
  currency: '',
  isCurrencyLast: false,
  sign: '',
  isRounded: false,
  whole: '0',
  fraction: '',
  malformed: null,
  note: '',
};

const NO_CHANGE: Change = { ...NOTHING, size: ZERO, direction: 'flat', by: 'word' };
