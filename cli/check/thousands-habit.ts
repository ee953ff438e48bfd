import type { Figure } from './figure.ts';
import type { PrintedFigure } from './number-format-rule.ts';

type Grouping = 'grouped' | 'bare';
type Count = Record<'short' | 'long', Record<Grouping, number>>;

/** Is the number large enough to have thousands, and printed in full? */
export function hasThousands({ whole, unit, isRounded, malformed }: Figure): boolean {
  return !isRounded && unit !== 'percent' && malformed === null && digitsOf(whole) > 3;
}

/**
 * How the numbers of a report set their thousands apart: by column, by table and in all.
 *
 * A habit holds within its own column first, and two columns may differ. `9999`
 * beside `10,000` is a habit too: numbers of four digits are compared with their like.
 */
export class ThousandsHabits {
  readonly #counts = new Map<string, Count>();

  constructor(all: readonly PrintedFigure[]) {
    for (const printed of all.filter(({ figure }) => hasThousands(figure)))
      for (const scope of scopesOf(printed))
        this.#count(scope)[sizeOf(printed.figure)][groupingOf(printed.figure)] += 1;
  }

  /** How a number should have been grouped, when it is grouped otherwise than the others; null when it is as they are, or when they do not agree. */
  expected(printed: PrintedFigure): Grouping | null {
    const own = groupingOf(printed.figure);
    for (const scope of scopesOf(printed)) {
      const habit = habitOf(printed.figure, this.#count(scope));
      if (habit === own) return null;
      if (habit !== null && habit !== 'mixed') return this.#isUsual(printed) ? null : habit;
    }
    return null;
  }

  /** In the whole report most others of its kind may be as it is, where its own column is odd. */
  #isUsual({ figure }: PrintedFigure): boolean {
    const { short, long } = this.#count('all');
    const own = groupingOf(figure);
    const other = own === 'grouped' ? 'bare' : 'grouped';
    return short[own] + long[own] - 1 > short[other] + long[other];
  }

  #count(scope: string): Count {
    const known = this.#counts.get(scope);
    if (known) return known;
    const count = { short: { grouped: 0, bare: 0 }, long: { grouped: 0, bare: 0 } };
    this.#counts.set(scope, count);
    return count;
  }
}

function scopesOf({ column, grid }: PrintedFigure): string[] {
  return [`column ${column}`, `grid ${grid}`, 'all'];
}

function habitOf(figure: Figure, { short, long }: Count): Grouping | 'mixed' | null {
  const [own, size] = [groupingOf(figure), sizeOf(figure)];
  const [like, unlike] = size === 'short' ? [short, long] : [long, short];
  const others = { ...like, [own]: like[own] - 1 };
  const both = { grouped: others.grouped + unlike.grouped, bare: others.bare + unlike.bare };
  const isAlone = others.grouped + others.bare === 0;
  return majority(others, own) ?? (isAlone ? bySize({ size, own }, unlike) : majority(both, own));
}

/** If the shorter numbers have commas, the longer must; if the longer have none, neither may the shorter. */
function bySize(
  { size, own }: { size: 'short' | 'long'; own: Grouping },
  unlike: Record<Grouping, number>,
): Grouping | null {
  const habit = majority(unlike, own);
  const binds = size === 'short' ? habit === 'bare' : habit === 'grouped';
  return binds && habit !== 'mixed' ? habit : null;
}

/** To be called odd it takes two who differ, and that they are twice as many: of two habits in balance neither is a fault. */
function majority(count: Record<Grouping, number>, own: Grouping): Grouping | 'mixed' | null {
  const other = own === 'grouped' ? 'bare' : 'grouped';
  const [same, different] = [count[own], count[other]];
  if (same + different === 0 || (different === 1 && same === 0)) return null;
  if (different >= 2 && different >= 2 * (same + 1)) return other;
  return different === 0 ? own : 'mixed';
}

function groupingOf({ whole }: Figure): Grouping {
  return /\D/.test(whole) ? 'grouped' : 'bare';
}

function sizeOf({ whole }: Figure): 'short' | 'long' {
  return digitsOf(whole) === 4 ? 'short' : 'long';
}

function digitsOf(whole: string): number {
  return whole.replaceAll(/\D/g, '').length;
}
