import { spawnSync } from 'node:child_process';
import sharp from 'sharp';
import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { CHART_SIZES, CHART_THEMES } from '../../domain/metrics/chart-look.ts';
import type { ChartSpec, SeriesChart } from '../../domain/metrics/chart-spec.ts';
import { THEMES } from './chart-theme.ts';
import { renderChart } from './render-chart.ts';
import { renderSvg } from './render-svg.ts';
import { readDrawnChart } from './testing/drawn-chart.ts';
import { everyKind } from './testing/sample-charts.ts';

const test = suite('render chart');
const TICKETS: SeriesChart = {
  title: 'Support tickets',
  kind: 'line',
  unit: { kind: 'count' },
  periods: ['Apr 4', 'Apr 11', 'Apr 18', 'Apr 25'],
  series: [{ label: 'Support Tickets', values: [31, 47, 47, 22] }],
};

test('a chart is a PNG of 1280 pixels across, on the background of Discord’s dark theme', async () => {
  const png = await renderChart(TICKETS);
  const { format, width } = await sharp(png).metadata();
  assert.equal([format, width], ['png', 1280]);
  const corner = await sharp(png).extract({ left: 0, top: 0, width: 1, height: 1 }).removeAlpha().raw().toBuffer();
  assert.equal([...corner], [0x31, 0x33, 0x38]);
  assert.ok(png.length < 100_000, `${png.length} bytes`);
});

test('the title is drawn in letters, and other letters for another title', async () => {
  const place = { left: 30, top: 20, width: 700, height: 60 };
  const title = async (text: string) => {
    const png = await renderChart({ ...TICKETS, title: text });
    return sharp(png).extract(place).raw().toBuffer();
  };
  const [tickets, again, other, none] = [
    await title('Tickets'),
    await title('Tickets'),
    await title('Members'),
    await title(' '),
  ];
  assert.ok(tickets.equals(again));
  assert.not(tickets.equals(other));
  assert.not(tickets.equals(none));
});

test('the same chart is the same bytes, whatever was drawn between', async () => {
  const drawAll = async () => {
    const all: string[] = [];
    for (const spec of everyKind) all.push(await renderSvg(spec, { theme: 'site', size: 'narrow' }));
    return all;
  };
  assert.equal(await drawAll(), await drawAll());
});

test('no word is cut off at the edges of a chart of any kind and size', async () => {
  for (const spec of everyKind) {
    for (const size of CHART_SIZES) {
      const { width, height, texts } = readDrawnChart(await renderSvg(spec, { theme: 'light', size }));
      const outside = texts.filter(({ left, right, y }) => left < 0 || right > width || y < 5 || y > height - 5);
      assert.equal(outside, [], `${spec.title}, ${size}`);
    }
  }
});

test('the picture says its figures to those who do not see it', async () => {
  const svg = await renderSvg({ ...TICKETS, title: 'Tickets <&> "more"' }, { theme: 'site', size: 'wide' });
  assert.match(svg, /role="img">\n<title>Tickets &lt;&amp;&gt; &quot;more&quot;<\/title>\n<desc>.*Apr 25 22\.<\/desc>/);
});

test('one point, no point, markup in names and several series can all be drawn', async () => {
  const one = { ...TICKETS, periods: ['Apr 25'], series: [{ label: 'Discord', values: [5936] }] };
  const none = { ...TICKETS, periods: ['Apr 25'], series: [{ label: 'Discord', values: [null] }] };
  const two: ChartSpec = {
    ...TICKETS,
    title: '<b>"Tickets" & more</b>\u0000',
    kind: 'bars',
    series: [...TICKETS.series, { label: '</svg>', values: [30, 40, null, 30] }],
  };
  for (const spec of [one, none, two]) assert.is((await sharp(await renderChart(spec)).metadata()).width, 1280);
});

test('a period without a figure is shaded and says so', async () => {
  const spec = { ...TICKETS, series: [{ label: 'Tickets', values: [31, null, 47, 22] }] };
  const svg = await renderSvg(spec, { theme: 'dark', size: 'wide' });
  assert.is(svg.split(`fill="${THEMES.dark.gap}"`).length - 1, 1);
  assert.ok(readDrawnChart(svg).texts.some(({ text }) => text === 'no figure'));
});

test('every theme can be read: words by 4.5 to 1 and what stands for a figure by 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11)', () => {
  for (const name of CHART_THEMES) {
    const { ground, ink, quietInk, series, gains, losses, past, gap } = THEMES[name];
    for (const words of [ink, quietInk]) assert.ok(contrast(words, ground) >= 4.5, `${words} in ${name}`);
    assert.ok(contrast(quietInk, gap) >= 4.5, `a gap's words in ${name}`);
    for (const color of [...series, ...gains, ...losses, past])
      assert.ok(contrast(color, ground) >= 3, `${color} in ${name}`);
  }
});

test('a chart that cannot be drawn truly is refused', async () => {
  const refused = async (spec: ChartSpec) => {
    try {
      await renderChart(spec);
      return 'drawn';
    } catch (error) {
      return error instanceof RangeError ? error.message : 'another error';
    }
  };
  const unit = { kind: 'count' } as const;
  const negative = { label: 'Churn', values: [-1] };
  const total = { label: 'MRR', values: [5] };
  assert.match(await refused({ ...TICKETS, series: [] }), /at least one period and one series/);
  assert.match(await refused({ ...TICKETS, periods: ['Apr 25'] }), /"Support Tickets" has 4 values for 1 periods/);
  assert.match(await refused({ ...TICKETS, series: [{ label: 'MRR', values: [1, 2, 3, 4.5] }] }), /not a whole number/);
  assert.match(
    await refused({ kind: 'movements', title: '', unit, periods: ['w'], total, gains: [], losses: [negative] }),
    /"Churn" has a negative value/,
  );
  const steps = [
    { label: 'Gross', kind: 'total', value: 10 },
    { label: 'Fees', kind: 'change', value: -3 },
    { label: 'Revenue', kind: 'total', value: 8 },
  ] as const;
  assert.match(await refused({ kind: 'waterfall', title: '', unit, steps }), /"Revenue" is 8, but its steps come to 7/);
  assert.match(await refused({ kind: 'waterfall', title: '', unit, steps: steps.slice(1) }), /begins with a total/);
});

test('importing the renderer loads neither ECharts nor resvg', () => {
  const script = `
    const { registerHooks } = await import('node:module');
    const seen = [];
    registerHooks({ resolve(specifier, context, next) { seen.push(specifier); return next(specifier, context); } });
    await import(${JSON.stringify(new URL('./render-chart.ts', import.meta.url).href)});
    console.log(JSON.stringify(seen));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  const seen: string[] = JSON.parse(stdout);
  assert.ok(seen.some((specifier) => specifier.endsWith('draw-chart.ts')));
  assert.equal(
    seen.filter((specifier) => /echarts|resvg/.test(specifier)),
    [],
  );
});

/** WCAG 2.2's contrast ratio of two colours. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test.run();
