import type { ChartSpec } from './chart-spec.ts';

/** Where a chart is shown: in Discord's dark theme, on the site, which is dark too, or on paper and in e-mail. */
export const CHART_THEMES = ['dark', 'site', 'light'] as const;
/** `wide` goes into a message or beside text, `narrow` fills a phone's width: its type stays as large. */
export const CHART_SIZES = ['wide', 'narrow'] as const;

export type ChartTheme = (typeof CHART_THEMES)[number];
export type ChartSize = (typeof CHART_SIZES)[number];

export interface ChartLook {
  theme: ChartTheme;
  size: ChartSize;
}

/** Draws charts. The same spec and look give the same bytes. Blocks for tens of milliseconds. */
export interface ChartRenderer {
  /** Throws a RangeError for a spec that cannot be drawn truly. */
  svg(spec: ChartSpec, look: ChartLook): Promise<string>;
  /** At twice the size of the SVG. Throws a RangeError for a spec that cannot be drawn truly. */
  png(spec: ChartSpec, look: ChartLook): Promise<Buffer>;
  /** CSS pixels of the SVG, without drawing it, so that a page keeps the room for it. */
  size(spec: ChartSpec, look: ChartLook): { width: number; height: number };
}
