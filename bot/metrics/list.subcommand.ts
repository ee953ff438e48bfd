import { EmbedBuilder } from 'discord.js';
import type { Metric } from '#domain/metrics/metric.entity.ts';
import type { MetricSample } from '#domain/metrics/metric-sample.entity.ts';
import type { Subcommand } from '../slash-command.ts';
import { textTable } from '../text-table.ts';
import type { BotWords } from '../words.ts';
import { requireStaff } from './require-staff.ts';

/** As many rows as an embed's 4,096 characters are sure to hold. */
const ROWS_MAX = 60;

/** For staff: what is counted, by whom, and when that was done last. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    await requireStaff(interaction, context);
    const { metricCatalogue, metrics, publicUrl, words } = context;
    const all = await metricCatalogue.listAll();
    const samples = await metrics.latestSamples(all);
    const active = all.filter(({ retiredAt }) => !retiredAt);
    const header = [words.metrics('list.key'), words.metrics('list.source'), words.metrics('list.last')];
    const rows = active.slice(0, ROWS_MAX).map((metric) => row(metric, samples.get(metric.key), words));
    const retired = all.filter(({ retiredAt }) => retiredAt).map(({ key }) => key);
    const embed = new EmbedBuilder()
      .setTitle(words.metrics('list.title', { count: active.length }))
      .setURL(`${publicUrl}/staff/metrics`)
      .setColor(0xf2b544)
      .setDescription(textTable([header, ...rows]));
    if (retired.length > 0) {
      const keys = retired.join(', ').slice(0, 1024);
      embed.addFields({ name: words.metrics('list.retired'), value: keys });
    }
    await interaction.editReply({ embeds: [embed] });
  },
} satisfies Subcommand;

function row({ key, source }: Metric, sample: MetricSample | undefined, words: BotWords): string[] {
  const isOwn = source === 'database';
  const never = isOwn ? words.metrics('list.onDemand') : words.metrics('list.never');
  return [key, source, sample ? sample.takenAt.toISOString().slice(0, 10) : never];
}
