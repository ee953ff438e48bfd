import { spawnSync } from 'node:child_process';
import sharp from 'sharp';
import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import type { ChartSpec } from '../../domain/metrics/chart-spec.ts';
import { renderChart } from './render-chart.ts';

const test = suite('render chart');
const TICKETS: ChartSpec = {
  title: 'Support tickets',
  kind: 'line',
  unit: { kind: 'count' },
  weeks: ['Apr 4', 'Apr 11', 'Apr 18', 'Apr 25'],
  series: [{ label: 'Support Tickets', values: [31, 47, 47, 22] }],
};
const BACKGROUND = [0x31, 0x33, 0x38];
const BLUE = [0x7a, 0xa2, 0xff];

interface Region {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** How many pixels of a region are near a colour. */
async function countPixels(png: Buffer, region: Region, [red = 0, green = 0, blue = 0]: number[]): Promise<number> {
  const { data, info } = await sharp(png).extract(region).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let count = 0;
  for (let at = 0; at < data.length; at += info.channels) {
    const distance =
      Math.abs((data[at] ?? 0) - red) + Math.abs((data[at + 1] ?? 0) - green) + Math.abs((data[at + 2] ?? 0) - blue);
    if (distance < 12) count += 1;
  }
  return count;
}

test('a chart is a PNG of 1200 × 630 on the background of Discord’s dark theme', async () => {
  const png = await renderChart(TICKETS);
  const { format, width, height } = await sharp(png).metadata();
  assert.equal([format, width, height], ['png', 1200, 630]);
  assert.is(await countPixels(png, { left: 0, top: 0, width: 20, height: 20 }, BACKGROUND), 400);
  assert.ok(png.length < 100_000, `${png.length} bytes`);
});

test('the title is drawn in letters, and other letters for another title', async () => {
  const place = { left: 30, top: 20, width: 700, height: 50 };
  const title = async (text: string) => {
    const png = await renderChart({ ...TICKETS, title: text });
    return sharp(png).extract(place).raw().toBuffer();
  };
  const [tickets, again, other, none] = [
    await title('Tickets'),
    await title('Tickets'),
    await title('Members'),
    await title(''),
  ];
  assert.ok(tickets.equals(again));
  assert.not(tickets.equals(other));
  assert.not(tickets.equals(none));
});

test('a week without a figure breaks the line', async () => {
  const gap = { left: 560, top: 110, width: 180, height: 440 };
  const values = [31, 47, null, 47, 22];
  const spec = { ...TICKETS, weeks: ['Mar 28', ...TICKETS.weeks] };
  const broken = await renderChart({ ...spec, series: [{ label: 'Tickets', values }] });
  const whole = await renderChart({ ...spec, series: [{ label: 'Tickets', values: values.map((one) => one ?? 40) }] });
  assert.is(await countPixels(broken, gap, BLUE), 0);
  assert.ok((await countPixels(whole, gap, BLUE)) > 100);
});

test('one point, no point, markup in names and several series can all be drawn', async () => {
  const one = { ...TICKETS, weeks: ['Apr 25'], series: [{ label: 'Discord', values: [5936] }] };
  const none = { ...TICKETS, weeks: ['Apr 25'], series: [{ label: 'Discord', values: [null] }] };
  const two: ChartSpec = {
    ...TICKETS,
    title: '<b>"Tickets" & more</b>',
    kind: 'bars',
    series: [...TICKETS.series, { label: '</svg>', values: [30, 40, null, 30] }],
  };
  for (const spec of [one, none, two]) assert.is((await sharp(await renderChart(spec)).metadata()).width, 1200);
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
  assert.match(await refused({ ...TICKETS, series: [] }), /at least one week and one series/);
  assert.match(await refused({ ...TICKETS, weeks: ['Apr 25'] }), /"Support Tickets" has 4 values for 1 weeks/);
  assert.match(await refused({ ...TICKETS, series: [{ label: 'MRR', values: [1, 2, 3, 4.5] }] }), /not a whole number/);
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
  assert.ok(seen.some((specifier) => specifier.endsWith('chart-option.ts')));
  assert.equal(
    seen.filter((specifier) => /echarts|resvg/.test(specifier)),
    [],
  );
});

test.run();
