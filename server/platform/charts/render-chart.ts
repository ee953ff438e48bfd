import type { ChartLook } from '../../domain/metrics/chart-look.ts';
import type { ChartSpec } from '../../domain/metrics/chart-spec.ts';
import { FONT_FILES } from './chart-font.ts';
import { renderSvg } from './render-svg.ts';

/** Sharp on dense screens: 1280 wide for a message. */
const PIXELS_PER_CSS_PIXEL = 2;

/**
 * Draws a chart as a PNG, for a Discord message unless another look is asked for.
 *
 * resvg is loaded by the first call. Throws a RangeError for a spec that cannot be drawn.
 */
export async function renderChart(spec: ChartSpec, look: ChartLook = { theme: 'dark', size: 'wide' }): Promise<Buffer> {
  const svg = await renderSvg(spec, look);
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: PIXELS_PER_CSS_PIXEL },
    // A machine's own fonts would change the picture.
    font: { loadSystemFonts: false, defaultFontFamily: 'Inter', fontFiles: FONT_FILES },
  });
  return image.asPng();
}
