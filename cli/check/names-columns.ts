import { readChange } from './change-cell.ts';
import { absence } from './figure.ts';
import { headingKind } from './heading-kind.ts';
import { readFigure } from './read-figure.ts';
import type { Row } from './table.ts';

/** Does a row name the columns of the rows below it: words or times, where they hold numbers? */
export function namesColumns({ cells }: Row, others: readonly Row[]): boolean {
  const named = cells.filter(({ text }) => text !== '');
  const isName = (text: string) => !readFigure(text) || headingKind(text).kind !== 'unknown';
  const below = others.flatMap((row) => row.cells.slice(1)).filter(({ text }) => absence(text) === null);
  const figures = below.filter(({ text }) => readFigure(text) || 'size' in readChange(text)).length;
  return named.length >= 2 && named.every(({ text }) => isName(text)) && figures * 2 > below.length;
}
