import type { Figure } from './figure.ts';
import type { PrintedFigure } from './number-format-rule.ts';

type Grouping = 'grouped' | 'bare';

/** Is the number large enough to have thousands, and printed in full? */
export function hasThousands({ whole, unit, isRounded, malformed }: Figure): boolean {
  return !isRounded && unit !== 'percent' && malformed === null && digitsOf(whole) > 3;
}

/**
 * How a number should have been grouped, when it is grouped otherwise than the
 * others; null when it is as they are, or when they do not agree.
 *
 * Its column is asked first, then its table, then the report: a habit holds
 * within its own column, and two columns may differ. `9999` beside `10,000` is
 * a habit too: numbers of four digits are compared with their like.
 */
export function expectedGrouping(printed: PrintedFigure, all: readonly PrintedFigure[]): Grouping | null {
  const own = groupingOf(printed.figure);
  const scopes = [
    all.filter(({ column }) => column === printed.column),
    all.filter(({ grid }) => grid === printed.grid),
    all,
  ];
  for (const scope of scopes) {
    const habit = habitOf(printed, scope);
    if (habit === own || habit === 'mixed') return null;
    if (habit !== null) return habit;
  }
  return null;
}

function habitOf(printed: PrintedFigure, scope: readonly PrintedFigure[]): Grouping | 'mixed' | null {
  const others = scope.filter((other) => other !== printed && hasThousands(other.figure));
  const isShort = digitsOf(printed.figure.whole) === 4;
  const own = groupingOf(printed.figure);
  const like = others.filter(({ figure }) => (digitsOf(figure.whole) === 4) === isShort);
  const groupings = (some: readonly PrintedFigure[]) => some.map(({ figure }) => groupingOf(figure));
  const byLike = majority(groupings(like), own) ?? (like.length > 0 ? majority(groupings(others), own) : null);
  const unlike = others.filter((other) => !like.includes(other));
  return byLike ?? bySize({ isShort, own }, unlike);
}

/** If the shorter numbers have commas, the longer must; if the longer have none, neither may the shorter. */
function bySize(
  { isShort, own }: { isShort: boolean; own: Grouping },
  others: readonly PrintedFigure[],
): Grouping | null {
  const habit = majority(
    others.map(({ figure }) => groupingOf(figure)),
    own,
  );
  const binds = isShort ? habit === 'bare' : habit === 'grouped';
  return binds && habit !== 'mixed' ? habit : null;
}

/** To be called odd it takes two who differ, and that they are twice as many: of two habits in balance neither is a fault. */
function majority(groupings: readonly Grouping[], own: Grouping): Grouping | 'mixed' | null {
  const grouped = groupings.filter((grouping) => grouping === 'grouped').length;
  const same = own === 'grouped' ? grouped : groupings.length - grouped;
  const different = groupings.length - same;
  if (groupings.length === 0 || (different === 1 && same === 0)) return null;
  if (different >= 2 && different >= 2 * (same + 1)) return own === 'grouped' ? 'bare' : 'grouped';
  return different === 0 ? own : 'mixed';
}

function groupingOf({ whole }: Figure): Grouping {
  return /\D/.test(whole) ? 'grouped' : 'bare';
}

function digitsOf(whole: string): number {
  return whole.replaceAll(/\D/g, '').length;
}
