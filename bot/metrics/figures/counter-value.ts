import type { Guild } from 'discord.js';
import { isOpenCount, type OpenCount } from '#domain/metrics/guilds/guild-counters.ts';
import { metricUnit, valueIn } from '#domain/metrics/metric-unit.ts';
import { formatMetricValue } from '#domain/metrics/metric-value.ts';
import type { BotContext } from '../../context.ts';

/** The figure that a counter shows now, as it is written; null while there is none. */
export async function counterValue(counts: string, guild: Guild, context: BotContext): Promise<string | null> {
  if (isOpenCount(counts)) return context.words.number(await openCount(counts, guild, context));
  const { metricBoard, metricCatalogue, words } = context;
  const [figure] = await metricBoard.newestOf([await metricCatalogue.get(counts)]);
  if (!figure) return null;
  const { count, sample, metric } = figure;
  if (count?.value != null) return formatMetricValue(count.value, words.locale);
  return sample && formatMetricValue(valueIn(metricUnit(metric), sample.value), words.locale);
}

async function openCount(counts: OpenCount, guild: Guild, { peaks }: BotContext): Promise<number> {
  if (counts === 'members') return guild.memberCount;
  return (await peaks.current())[counts];
}
