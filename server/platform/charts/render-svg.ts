import { chartAltText } from '../../domain/metrics/chart-alt-text.ts';
import type { ChartLook } from '../../domain/metrics/chart-look.ts';
import type { ChartSpec } from '../../domain/metrics/chart-spec.ts';
import { measureText } from './chart-font.ts';
import { chartStyle } from './chart-style.ts';
import { drawChart } from './draw-chart.ts';
import { escapeXml, withoutControls } from './escape-xml.ts';
import { withFixedWidths } from './fixed-text-widths.ts';

/**
 * Draws a chart as SVG with its figures as description, the same bytes every time.
 *
 * ECharts is loaded by the first call: that takes a moment, and most processes never draw.
 * Throws a RangeError for a spec that cannot be drawn.
 */
export async function renderSvg(spec: ChartSpec, look: ChartLook): Promise<string> {
  const description = chartAltText(spec);
  const style = chartStyle(look, spec.words);
  const echarts = await loadECharts();
  const { height, option } = drawChart(spec, style);
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: style.width, height });
  try {
    chart.setOption(option);
    const drawn = withFixedWidths(stable(chart.renderToSVGString()));
    return withoutControls(described(drawn, spec.title, description));
  } finally {
    chart.dispose();
  }
}

/** The bundle in one file: its hundreds of modules take ten times as long to load. */
async function loadECharts() {
  const { init, setPlatformAPI } = await import('echarts/dist/echarts.esm.min.mjs');
  setPlatformAPI({ measureText });
  return { init };
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
