import { fileURLToPath } from 'node:url';
import { assertDrawable, type ChartSpec } from '../../domain/metrics/chart-spec.ts';
import { CHART_BACKGROUND, CHART_FONT, chartOption } from './chart-option.ts';
import { CHART_SIZE } from './label-sizes.ts';

/** Sharp on dense screens: 1200 × 630 in all. */
const PIXELS_PER_CSS_PIXEL = 1.5;
const FONT_FILES = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'];

/**
 * Draws a chart as a PNG of 1200 × 630 for a Discord message.
 *
 * ECharts and resvg are loaded by the first call: that takes most of a second, and most processes never draw.
 * Throws a RangeError for a spec that cannot be drawn.
 */
export async function renderChart(spec: ChartSpec): Promise<Buffer> {
  assertDrawable(spec);
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(await renderSvg(spec), {
    background: CHART_BACKGROUND,
    fitTo: { mode: 'zoom', value: PIXELS_PER_CSS_PIXEL },
    // resvg draws no text from woff and says nothing, and a machine's own fonts would change the picture.
    font: { loadSystemFonts: false, defaultFontFamily: CHART_FONT, fontFiles: FONT_FILES.map(fontFile) },
  });
  return image.asPng();
}

function fontFile(path: string): string {
  return fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${path}`));
}

async function renderSvg(spec: ChartSpec): Promise<string> {
  const [echarts, { BarChart, LineChart }, components, { LabelLayout }, { SVGRenderer }] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/features'),
    import('echarts/renderers'),
  ]);
  const { GridComponent, LegendComponent, MarkAreaComponent, TitleComponent } = components;
  echarts.use([
    BarChart,
    LineChart,
    GridComponent,
    LegendComponent,
    MarkAreaComponent,
    TitleComponent,
    LabelLayout,
    SVGRenderer,
  ]);

  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, ...CHART_SIZE });
  try {
    chart.setOption(chartOption(spec));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
