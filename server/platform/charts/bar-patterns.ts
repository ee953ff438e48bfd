import type { ChartStyle } from './chart-style.ts';

/** Takes the place of a pattern where a single bar has none. */
export const NO_PATTERN = { ...stripes('transparent', 0), dashArrayY: [1, 1] };

/** The pattern, in ECharts' words, that tells the bar at a place among its neighbours from them. The first is plain. */
export function patternAt(place: number, { pattern }: ChartStyle): object | null {
  const patterns = [null, stripes(pattern, -Math.PI / 4), dots(pattern), stripes(pattern, Math.PI / 4)];
  return patterns[place % patterns.length] ?? null;
}

function stripes(color: string, rotation: number): object {
  return { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation, color };
}

function dots(color: string): object {
  const [near, between] = [
    [5, 3],
    [0, 4, 4, 0],
  ];
  return { symbol: 'circle', symbolSize: 0.9, dashArrayX: [near, between], dashArrayY: [4, 0], color };
}
