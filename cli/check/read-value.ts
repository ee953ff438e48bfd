import { takeArrows } from './direction.ts';
import type { Figure } from './figure.ts';
import { readFigure } from './read-figure.ts';

/** The number of a cell of values, whatever arrow or picture stands beside it. */
export function readValue(text: string): Figure | null {
  return readFigure(text) ?? readFigure(takeArrows(text).rest);
}
