import { AttachmentBuilder } from 'discord.js';
import { chartAltText } from '#domain/metrics/chart-alt-text.ts';
import type { ChartSpec } from '#domain/metrics/chart-spec.ts';
import { wordedChart } from '#domain/metrics/worded-chart.ts';
import type { BotContext } from '../context.ts';

/**
 * A chart as a picture, described for those who do not see it. Drawing takes tens of
 * milliseconds: after the deferral only. It goes beside the embed, not into it, since only
 * there every client reads out its description.
 */
export async function chartFile(
  chart: ChartSpec,
  { renderChart, words }: Pick<BotContext, 'renderChart' | 'words'>,
  name = 'chart',
): Promise<AttachmentBuilder> {
  const worded = wordedChart(chart, words.chart);
  const png = await renderChart(worded);
  return new AttachmentBuilder(png, { name: `${name}.png`, description: chartAltText(worded) });
}
