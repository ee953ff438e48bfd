import { CHART_FONT, textWidth } from './chart-font.ts';
import type { ChartStyle } from './chart-style.ts';
import { wrapText } from './fitted-text.ts';

const LINE_HEIGHT = 1.3;
const LEGEND_ICON = 22;
const LEGEND_GAP = 16;

interface Wish {
  title: string;
  /** How to read the chart, where that is not plain. */
  note?: string | undefined;
  /** The names of the series that the colours must be explained of. */
  legend?: readonly string[];
}

/** A line of text as ECharts places it. */
export type TextOption = object;

/** What stands above a chart's plots. */
export interface ChartFrame {
  texts: TextOption[];
  legend: object | null;
  /** Where the plots may begin. */
  top: number;
}

/** The title in at most two lines, a note beneath it, and the legend. */
export function chartFrame({ title, note, legend = [] }: Wish, style: ChartStyle): ChartFrame {
  const width = style.width - 2 * style.margin;
  const titleFont = { size: style.titleFont, isBold: true };
  const noteFont = { size: style.smallFont };
  const texts: TextOption[] = [];
  let top = style.margin * 0.8;
  for (const line of wrapText(title, titleFont, { width, lines: 2 })) {
    texts.push(textOption({ text: line, left: style.margin, top, color: style.ink, ...titleFont }));
    top += style.titleFont * LINE_HEIGHT;
  }
  for (const line of note ? wrapText(note, noteFont, { width, lines: 2 }) : []) {
    texts.push(textOption({ text: line, left: style.margin, top: top + 2, color: style.quietInk, ...noteFont }));
    top += style.smallFont * LINE_HEIGHT + 2;
  }
  if (legend.length === 0) return { texts, legend: null, top: top + style.font * 1.9 };

  const rows = legendRows(legend, width, style.smallFont);
  const option = legendOption(legend, top + 6, style);
  return { texts, legend: option, top: top + 6 + rows * (style.smallFont + LEGEND_GAP * 0.75) + style.font * 1.5 };
}

/** One line of text at a place. */
export function textOption({ text, left, top, color, size, isBold, align }: TextPlace): TextOption {
  const textStyle = { color, fontSize: size, fontWeight: isBold ? 600 : 400, fontFamily: CHART_FONT };
  return { text, left, top, padding: 0, textAlign: align ?? 'left', textStyle };
}

interface TextPlace {
  text: string;
  left: number;
  top: number;
  color: string;
  size: number;
  isBold?: boolean;
  align?: 'left' | 'right';
}

function legendOption(names: readonly string[], top: number, style: ChartStyle): object {
  return {
    data: [...names],
    left: style.margin,
    top,
    width: style.width - 2 * style.margin,
    padding: 0,
    itemGap: LEGEND_GAP,
    itemWidth: LEGEND_ICON,
    itemHeight: style.smallFont - 1,
    selectedMode: false,
    textStyle: { color: style.ink, fontSize: style.smallFont, fontFamily: CHART_FONT },
  };
}

function legendRows(names: readonly string[], width: number, size: number): number {
  let rows = 1;
  let used = 0;
  for (const name of names) {
    const item = LEGEND_ICON + 5 + textWidth(name, { size });
    if (used > 0 && used + item > width) {
      rows += 1;
      used = 0;
    }
    used += item + LEGEND_GAP;
  }
  return rows;
}
