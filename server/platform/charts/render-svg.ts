import { chartAltText } from '../../domain/metrics/chart-alt-text.ts';
import type { ChartSpec } from '../../domain/metrics/chart-spec.ts';
import { measureText } from './chart-font.ts';
import { type ChartLook, chartStyle } from './chart-style.ts';
import { drawChart } from './draw-chart.ts';
import { escapeXml, withoutControls } from './escape-xml.ts';

/**
 * Draws a chart as SVG with its figures as description, the same bytes every time.
 *
 * ECharts is loaded by the first call: that takes most of a second, and most processes never draw.
 * Throws a RangeError for a spec that cannot be drawn.
 */
export async function renderSvg(spec: ChartSpec, look: ChartLook): Promise<string> {
  const description = chartAltText(spec);
  const style = chartStyle(look);
  const echarts = await loadECharts();
  const { height, option } = drawChart(spec, style);
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: style.width, height });
  try {
    chart.setOption(option);
    return withoutControls(described(stable(chart.renderToSVGString()), spec.title, description));
  } finally {
    chart.dispose();
  }
}

async function loadECharts() {
  const [echarts, { BarChart, CustomChart, LineChart }, components, { LabelLayout }, { SVGRenderer }] =
    await Promise.all([
      import('echarts/core'),
      import('echarts/charts'),
      import('echarts/components'),
      import('echarts/features'),
      import('echarts/renderers'),
    ]);
  const { GraphicComponent, GridComponent, LegendComponent, TitleComponent } = components;
  const charts = [BarChart, CustomChart, LineChart, LabelLayout, SVGRenderer];
  echarts.use([...charts, GraphicComponent, GridComponent, LegendComponent, TitleComponent]);
  echarts.setPlatformAPI({ measureText });
  return echarts;
}

/** Without the numbers of ECharts' instances, which count up, and its rules for a mouse. */
function stable(svg: string): string {
  return svg
    .replaceAll(/\bzr\d+-/g, 'c-')
    .replaceAll(/ class="c-cls-\d+"| pointer-events="visible"/g, '')
    .replace(/<style >.*?<\/style>\n?/s, '');
}

function described(svg: string, title: string, description: string): string {
  const words = `<title>${escapeXml(title)}</title>\n<desc>${escapeXml(description)}</desc>\n`;
  return svg.replace(/^(<svg [^>]*)>\n?/, (_, open: string) => `${open} role="img">\n${words}`);
}
