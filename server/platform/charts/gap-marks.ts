import type { ChartSeries } from '../../domain/metrics/chart-spec.ts';
import { CHART_FONT, textWidth } from './chart-font.ts';
import type { ChartStyle } from './chart-style.ts';
import { type Panel, periodRoom } from './panel.ts';

/** Shades each run of periods in which no series has a figure, so that a gap reads as one. ECharts' `graphic` elements. */
export function gapMarks(panel: Panel, series: readonly ChartSeries[], style: ChartStyle): object[] {
  const isEmpty = (index: number) => series.every(({ values }) => (values[index] ?? null) === null);
  return runs(panel.periods.length, isEmpty).map(({ first, length }) => {
    const shape = {
      x: panel.plot.left + first * periodRoom(panel),
      y: panel.plot.top,
      width: length * periodRoom(panel),
      height: panel.plot.height,
    };
    return {
      type: 'rect',
      z: -1,
      silent: true,
      shape,
      style: { fill: style.gap },
      textContent: { type: 'text', style: wordsIn(shape.width, style) },
      textConfig: { position: 'inside' },
    };
  });
}

interface Run {
  first: number;
  length: number;
}

function runs(length: number, holds: (index: number) => boolean): Run[] {
  const found: Run[] = [];
  for (let index = 0; index < length; index += 1) {
    if (!holds(index)) continue;
    const last = found.at(-1);
    if (last && last.first + last.length === index) last.length += 1;
    else found.push({ first: index, length: 1 });
  }
  return found;
}

/** What stands in a gap, the longest that fits: never a word that could be read as 0. */
function wordsIn(width: number, { smallFont, quietInk, words: { noFigure } }: ChartStyle): object {
  const widest = (words: string) => Math.max(...words.split('\n').map((line) => textWidth(line, { size: smallFont })));
  const text = [noFigure, noFigure.replace(' ', '\n'), '–'].find((words) => widest(words) + 4 <= width) ?? '';
  return { text, fill: quietInk, fontSize: smallFont, fontFamily: CHART_FONT, align: 'center' };
}
