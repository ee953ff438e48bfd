import type { ChartLook } from '../../domain/metrics/chart-look.ts';
import { type ChartWords, ENGLISH_CHART_WORDS } from '../../domain/metrics/chart-words.ts';
import { type ChartColors, THEMES } from './chart-theme.ts';

/** A chart's measures, in CSS pixels. */
export interface ChartStyle extends ChartColors {
  words: ChartWords;
  width: number;
  margin: number;
  /** Of one plot beneath a title; charts of several are higher. */
  plotHeight: number;
  font: number;
  smallFont: number;
  titleFont: number;
  isNarrow: boolean;
}

/** Discord shows an image about 550 wide and a phone 360, so type of 15 is read at 13 and 9. */
const WIDE = { width: 640, margin: 20, plotHeight: 290, font: 15, smallFont: 14, titleFont: 21 };
const NARROW = { width: 360, margin: 12, plotHeight: 210, font: 12.5, smallFont: 11.5, titleFont: 16 };

export function chartStyle({ theme, size }: ChartLook, words: ChartWords = ENGLISH_CHART_WORDS): ChartStyle {
  return { words, ...THEMES[theme], ...(size === 'wide' ? WIDE : NARROW), isNarrow: size === 'narrow' };
}
