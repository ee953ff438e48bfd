import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { runs } from '../../../tests/support/runs.ts';
import { suite } from '../../../tests/support/suite.ts';
import type { ChartSeries, ChartSpec, ChartUnit } from '../../domain/metrics/chart-spec.ts';
import { renderSvg } from './render-svg.ts';
import { type DrawnChart, type DrawnMark, readDrawnChart } from './testing/drawn-chart.ts';
import { type ReadScale, readLevelScale, readUprightScale } from './testing/read-scale.ts';

const test = suite('chart accuracy');
/** Each run is a chart drawn. */
const RUNS = runs(12);
/** SVG coordinates are written to a tenth of a pixel, and a hollow bar's edge is two wide. */
const TOLERANCE = 0.21;
const COUNT: ChartUnit = { kind: 'count' };
const USD: ChartUnit = { kind: 'money', currency: 'USD' };

const draw = async (spec: ChartSpec) => readDrawnChart(await renderSvg(spec, { theme: 'dark', size: 'wide' }));
const weeks = (length: number) => Array.from({ length }, (_, index) => `w${index}`);
const marksOf = ({ marks }: DrawnChart, series: number) =>
  new Map(marks.filter((mark) => mark.series === series).map((mark) => [mark.index, mark]));

const heightOf = ({ texts }: DrawnChart, words: string) => texts.find(({ text }) => text === words)!.y;

/** How far, in pixels, a coordinate is from where its value belongs. */
function misplaced(scale: ReadScale, coordinate: number, value: number): number {
  const perPixel = Math.abs(scale(1) - scale(0));
  return Math.abs(scale(coordinate) - value) / perPixel;
}

function assertAt(scale: ReadScale, coordinate: number, value: number): void {
  const pixels = misplaced(scale, coordinate, value);
  assert.ok(pixels <= TOLERANCE, `${value} is drawn at ${scale(coordinate)}, ${pixels} pixels off`);
}

function assertBar(scale: ReadScale, mark: DrawnMark | undefined, from: number, to: number): void {
  assert.ok(mark, `the bar of ${from} to ${to} is not drawn`);
  assertAt(scale, mark!.top, Math.max(from, to));
  assertAt(scale, mark!.bottom, Math.min(from, to));
}

function assertPoints(drawn: DrawnChart, series: number, { values }: ChartSeries, scale: ReadScale): void {
  const marks = marksOf(drawn, series);
  assert.is(marks.size, values.filter((value) => value !== null).length);
  for (const [index, value] of values.entries()) if (value !== null) assertAt(scale, marks.get(index)!.top, value);
}

const figure = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: fc.integer({ min: -2000, max: 90_000 }) },
  { weight: 1, arbitrary: fc.maxSafeInteger() },
);
const figures = fc.array(figure, { minLength: 1, maxLength: 12 });

test('every bar reaches from 0 to its figure, and a gap has none', async () => {
  await fc.assert(
    fc.asyncProperty(figures, fc.constantFrom(COUNT, USD), async (values, unit) => {
      const drawn = await draw({
        kind: 'bars',
        title: 'Bars',
        unit,
        periods: weeks(values.length),
        series: [{ label: 'One', values }],
      });
      if (values.every((value) => value === null)) return assert.is(drawn.marks.length, 0);
      const scale = readUprightScale(drawn, { right: 200 });
      const marks = marksOf(drawn, 0);
      for (const [index, value] of values.entries()) {
        if (value === null) assert.not(marks.has(index));
        else assertBar(scale, marks.get(index), 0, value);
      }
    }),
    RUNS,
  );
});

test('every point of a line is at its figure', async () => {
  await fc.assert(
    fc.asyncProperty(figures, fc.constantFrom(COUNT, USD), async (values, unit) => {
      const series = { label: 'One', values };
      const drawn = await draw({ kind: 'line', title: 'Line', unit, periods: weeks(values.length), series: [series] });
      assertPoints(drawn, 0, series, readUprightScale(drawn, { right: 200 }));
    }),
    RUNS,
  );
});

test('a line is broken at its gaps', async () => {
  const values = [31, 47, null, 47, 22, null, 30];
  const drawn = await draw({
    kind: 'line',
    title: 'Line',
    unit: COUNT,
    periods: weeks(7),
    series: [{ label: 'One', values }],
  });
  assert.is(drawn.lines.length, 1);
  assert.is(drawn.lines[0]!.match(/M/g)?.length, 3);
});

test('lines of very different sizes each have a scale of their own, on which their points are true', async () => {
  const series = [
    { label: 'X', values: [9208, null, 9206, 9500] },
    { label: 'Reddit', values: [580, 584, 590, 601] },
    { label: 'TikTok', values: [null, 3, 5, 4] },
  ];
  const drawn = await draw({ kind: 'line', title: 'Followers', unit: COUNT, periods: weeks(4), series });
  for (const [index, each] of series.entries()) {
    const first = marksOf(drawn, index).values().next().value!;
    const near = { top: first.top - 110, bottom: first.bottom + 110 };
    const column = index % 2 === 0 ? { left: 0, right: 100 } : { left: 300, right: 420 };
    const rows = index < 2 ? { bottom: 200 } : { top: 200 };
    assertPoints(drawn, index, each, readUprightScale(drawn, { ...near, ...column, ...rows }));
  }
});

test('gains are stacked up from 0 and losses down, and the total is a line above', async () => {
  const total = { label: 'MRR', values: [851_000, null, 816_000] };
  const gains = [
    { label: 'New', values: [8000, null, 9500] },
    { label: 'Expansion', values: [1000, null, 0] },
  ];
  const losses = [
    { label: 'Contraction', values: [4500, null, 0] },
    { label: 'Churn', values: [40_000, null, 12_000] },
  ];
  const drawn = await draw({ kind: 'movements', title: 'MRR', unit: USD, periods: weeks(3), total, gains, losses });
  const middle = heightOf(drawn, 'Gains and losses');
  assertPoints(drawn, 0, total, readUprightScale(drawn, { bottom: middle }));
  const scale = readUprightScale(drawn, { top: middle });
  for (const index of [0, 2]) {
    const [added, expanded, contracted, churned] = [1, 2, 3, 4].map((series) => marksOf(drawn, series).get(index));
    const [more, evenMore] = gains.map(({ values }) => values[index] ?? 0);
    const [less, evenLess] = losses.map(({ values }) => values[index] ?? 0);
    assertBar(scale, added, 0, more!);
    assertBar(scale, expanded, more!, more! + evenMore!);
    if (less === 0) assert.is(contracted!.top, contracted!.bottom);
    else assertBar(scale, contracted, 0, -less!);
    assertBar(scale, churned, -less!, -less! - evenLess!);
  }
  assert.is(drawn.marks.filter(({ index }) => index === 1).length, 0);
});

test('this week and last week stand side by side on one scale, and what is only a part is hollow', async () => {
  const current = { label: 'This week', values: [1700, 1650, null, 900], partial: [3] };
  const previous = { label: 'Last week', values: [2300, 2250, 2500, 2400] };
  const spec: ChartSpec = {
    kind: 'compare',
    title: 'Views',
    unit: COUNT,
    periods: ['Mon', 'Tue', 'Wed', 'Thu'],
    current,
    previous,
  };
  const drawn = await draw(spec);
  const scale = readUprightScale(drawn);
  for (const [index, value] of previous.values.entries()) assertBar(scale, marksOf(drawn, 0).get(index), 0, value);
  for (const index of [0, 1, 3]) {
    const bar = marksOf(drawn, 1).get(index)!;
    assertBar(scale, bar, 0, current.values[index]!);
    assert.ok(bar.left > marksOf(drawn, 0).get(index)!.right);
  }
  assert.not(marksOf(drawn, 1).has(2));
  const svg = await renderSvg(spec, { theme: 'dark', size: 'wide' });
  assert.match(svg, /stroke-dasharray="[^"]+"[^>]* ecmeta_series_index="1" ecmeta_data_index="3"/);
  assert.ok(drawn.texts.some(({ text }) => text.startsWith('Hollow')));
});

test('bars and a line of another unit each have an axis of their own', async () => {
  const bars = { label: 'Opened', unit: COUNT, values: [47, 22, 0] };
  const line = { label: 'First response', unit: { kind: 'duration' } as const, values: [4320, null, 95] };
  const drawn = await draw({ kind: 'barsAndLine', title: 'Tickets', periods: weeks(3), bars, line });
  const middle = heightOf(drawn, line.label);
  const upper = readUprightScale(drawn, { bottom: middle });
  for (const [index, value] of bars.values.entries()) assertBar(upper, marksOf(drawn, 0).get(index), 0, value);
  assertPoints(drawn, 1, line, readUprightScale(drawn, { top: middle }));
});

test('each step of a waterfall begins where the one before ended, also below 0', async () => {
  const values = [848_000, -183_152, 664_848, -900_000, -235_152, null, 12_345];
  const kinds = ['total', 'change', 'total', 'change', 'total', 'change', 'total'] as const;
  const steps = values.map((value, index) => ({ label: `step ${index}`, kind: kinds[index]!, value }));
  const drawn = await draw({ kind: 'waterfall', title: 'Month', unit: USD, steps });
  const scale = readLevelScale(drawn);
  const marks = marksOf(drawn, 0);
  const reaches = [
    [0, 848_000],
    [664_848, 848_000],
    [0, 664_848],
    [-235_152, 664_848],
    [-235_152, 0],
    null,
    [0, 12_345],
  ];
  for (const [index, reach] of reaches.entries()) {
    assert.is(marks.has(index), reach !== null);
    if (!reach) continue;
    assertAt(scale, marks.get(index)!.left, reach[0]!);
    assertAt(scale, marks.get(index)!.right, reach[1]!);
  }
  for (const words of ['$8,480.00', '-$1,831.52', '-$2,351.52', 'no figure', '$123.45'])
    assert.ok(
      drawn.texts.some(({ text }) => text === words),
      words,
    );
});

test.run();
