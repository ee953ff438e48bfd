import { textWidth } from '../chart-font.ts';

/** A shape that stands for a figure: a bar's edges, or a point's middle as all four. */
export interface DrawnMark {
  series: number;
  index: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A line of text: its middle, its edges and its size. */
export interface DrawnText {
  text: string;
  x: number;
  y: number;
  left: number;
  right: number;
  anchor: string;
}

/** What an SVG of ECharts shows, read back from its elements without knowing how it was laid out. */
export interface DrawnChart {
  width: number;
  height: number;
  marks: DrawnMark[];
  texts: DrawnText[];
  /** The pieces of each line without area or dashes of its own. */
  lines: string[];
}

export function readDrawnChart(svg: string): DrawnChart {
  const elements = [...svg.matchAll(/<(path|polygon)\b([^>]*)>/g)].map(([, , attributes = '']) => attributes);
  const marked = elements.filter(
    (each) => each.includes('ecmeta_ssr_type="chart"') && !/ stroke-dasharray="2,2"/.test(each),
  );
  return {
    width: Number(attribute(svg, 'width')),
    height: Number(attribute(svg, 'height')),
    marks: marked.map(readMark),
    texts: [...svg.matchAll(/<text\b([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', text = '']) =>
      readText(attributes, text),
    ),
    lines: elements
      .filter((each) => each.includes('stroke-linejoin="bevel"') && each.includes('fill="none"'))
      .map((each) => attribute(each, 'd')),
  };
}

function readMark(attributes: string): DrawnMark {
  const series = Number(attribute(attributes, 'ecmeta_series_index'));
  const index = Number(attribute(attributes, 'ecmeta_data_index'));
  const matrix = /matrix\(([^)]*)\)/.exec(attributes)?.[1]?.split(',').map(Number);
  if (matrix) {
    const [, , , , x = Number.NaN, y = Number.NaN] = matrix;
    return { series, index, left: x, right: x, top: y, bottom: y };
  }
  const points = pathPoints(attribute(attributes, 'd'));
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  // An edge is drawn half inside and half outside of its path.
  const edge = Number(attribute(attributes, 'stroke-width') || 0) / 2;
  const [left, right] = [Math.min(...xs) - edge, Math.max(...xs) + edge];
  return { series, index, left, right, top: Math.min(...ys) - edge, bottom: Math.max(...ys) + edge };
}

/** The points of a path of M, L, l, A and Z. */
function pathPoints(d: string): [number, number][] {
  const points: [number, number][] = [];
  for (const [, command = '', rest = ''] of d.matchAll(/([MLlAZ])([^MLlAZ]*)/g)) {
    const numbers = (rest.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number);
    const [x = Number.NaN, y = Number.NaN] = numbers.slice(-2);
    const [beforeX, beforeY] = points.at(-1) ?? [0, 0];
    if (command === 'l') points.push([beforeX + x, beforeY + y]);
    else if (command !== 'Z') points.push([x, y]);
  }
  return points;
}

function readText(attributes: string, escaped: string): DrawnText {
  const text = escaped
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  const [moveX = 0, moveY = 0] = /translate\(([^)]*)\)/.exec(attributes)?.[1]?.split(' ').map(Number) ?? [];
  const x = moveX + Number(attribute(attributes, 'x') || 0);
  const size = Number(/([\d.]+)px/.exec(attributes)?.[1] ?? 12);
  const width = textWidth(text, { size, isBold: /font-weight:600/.test(attributes) });
  const anchor = attribute(attributes, 'text-anchor') || 'start';
  const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
  return { text, x, y: moveY + Number(attribute(attributes, 'y') || 0), left, right: left + width, anchor };
}

function attribute(attributes: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
}
